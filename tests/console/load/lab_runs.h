// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/load/load_page.h"
#include "console/load/run_view.h"
#include "console/load/scenario_panel.h"
#include "tests/support/waits.h"
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>

namespace firstcome::test {

inline constexpr int startsWithin = 60'000; // ms
inline constexpr int endsWithin = 90'000;

/// Runs of this process are kept there, and its own load program makes them.
inline void useLabIn(const QTemporaryDir &folder)
{
    QVERIFY(folder.isValid());
    qputenv("XDG_DATA_HOME", folder.path().toLocal8Bit());
    qputenv("FIRSTCOME_LOAD_PROGRAM", qgetenv("FIRSTCOME_BIN") + "/firstcome-load");
}

/// Puts the scenario into the form and starts it.
inline void runInLab(LoadPage *page, const load::Scenario &scenario)
{
    page->newAction()->trigger();
    ScenarioPanel *panel = page->panel();
    panel->setScenario(scenario);
    QVERIFY2(panel->runButton()->isEnabled(), qPrintable(panel->runButton()->toolTip()));
    QTest::mouseClick(panel->runButton(), Qt::LeftButton);
    WAIT_VERIFY2(page->run().phase() != CurrentRun::Phase::Preparing, "members are made", startsWithin);
    QVERIFY2(page->run().phase() == CurrentRun::Phase::Running,
             page->run().refusal() ? qPrintable(page->run().refusal()->detail) : "");
    QVERIFY(page->runView()->isVisible());
}

inline QString fileOf(Id run, const char *name)
{
    return KeptRuns(KeptRuns::usualFolder()).file(run, QString::fromLatin1(name));
}

inline QJsonObject reportOf(Id run)
{
    return KeptRuns(KeptRuns::usualFolder()).report(run);
}

/// Somewhere on the page.
inline bool isSeen(const LoadPage *page, const QString &part)
{
    const QList<QLabel *> labels = page->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
                       [&part](const QLabel *label) { return label->isVisible() && label->text().contains(part); });
}

} // namespace firstcome::test
