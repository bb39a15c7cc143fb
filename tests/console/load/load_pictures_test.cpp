// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/compare_panel.h"
#include "console/load/load_page.h"
#include "console/load/run_charts.h"
#include "console/load/run_list_model.h"
#include "console/load/run_report_view.h"
#include "console/load/run_view.h"
#include "console/load/scenario_panel.h"
#include "console/widgets/time_chart.h"
#include "tests/console/stage/page_stage.h"
#include "tests/support/waits.h"
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;

namespace {

constexpr int endsWithin = 90'000; // ms

load::Scenario buyers()
{
    load::Scenario scenario;
    scenario.name = QStringLiteral("Friday evening");
    scenario.arrivals = {{load::Shape::Ramp, 5, 40, 1, 3}, {load::Shape::Poisson, 40, 0, 1, 60}};
    load::MixEntry browse;
    browse.journey = load::JourneyKind::Browse;
    browse.weight = 3;
    scenario.mix = {browse, {load::JourneyKind::Buy}};
    load::Threshold quick;
    quick.outcome = load::Outcome::Good;
    quick.value = 500;
    load::Threshold strict;
    strict.request = load::Step::Place;
    strict.value = 0.001;
    scenario.thresholds = {quick, strict};
    return scenario;
}

} // namespace

/// Shows the load lab in every state, theme and language, and keeps the pictures; nothing may need more room than
/// 1280 x 800 leave a page.
class LoadPicturesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit());
        qputenv("FIRSTCOME_LOAD_PROGRAM", qgetenv("FIRSTCOME_BIN") + "/firstcome-load");
        QVERIFY2(m_stage.start(), m_stage.backend().output());
        m_page = m_stage.show<LoadPage>();
        WAIT_VERIFY(m_page->model()->isComplete(), 60'000);
    }

    void fromNothingToAComparison()
    {
        m_stage.takePictures(QStringLiteral("load-none"));
        m_page->newAction()->trigger();
        m_page->panel()->setScenario(buyers());
        m_stage.takePictures(QStringLiteral("load-scenario"));
        for (int i = 0; i < 2; ++i) {
            m_page->newAction()->trigger();
            m_page->panel()->setScenario(buyers());
            QTest::mouseClick(m_page->panel()->runButton(), Qt::LeftButton);
            const TimeChart *chart = m_page->runView()->charts()->charts().first();
            WAIT_VERIFY(chart->csv().count('\n') > 5, endsWithin);
            m_page->run().tell({{QStringLiteral("note"), QStringLiteral("half way")}});
            if (i == 0)
                m_stage.takePictures(QStringLiteral("load-live"));
            WAIT_VERIFY(chart->csv().count('\n') > 8, endsWithin);
            m_page->run().tell({{QStringLiteral("stop"), true}});
            WAIT_COMPARE(m_page->run().phase(), CurrentRun::Phase::Ended, endsWithin);
        }
        const std::pair<RunReportView::Tab, const char *> tabs[] = {{RunReportView::Charts, "charts"},
                                                                    {RunReportView::Requests, "requests"},
                                                                    {RunReportView::Thresholds, "thresholds"},
                                                                    {RunReportView::Verdict, "books"}};
        for (const auto &[tab, name] : tabs) {
            m_page->report()->showTab(tab);
            m_stage.takePictures(QStringLiteral("load-") + QLatin1StringView(name));
        }
        m_page->compareAction()->trigger();
        QVERIFY(!m_page->comparePanel()->sentence().isEmpty());
        m_stage.takePictures(QStringLiteral("load-compare"));
        QCOMPARE(m_stage.window()->size(), test::PageStage::pageSize);
    }

private:
    test::PageStage m_stage;
    QTemporaryDir m_folder;
    LoadPage *m_page = nullptr;
};

QTEST_MAIN(LoadPicturesTest)
#include "load_pictures_test.moc"
