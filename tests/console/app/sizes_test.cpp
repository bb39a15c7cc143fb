// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_charts.h"
#include "console/widgets/time_chart.h"
#include "tests/console/app/opened_console.h"
#include "tests/console/stage/looks.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QLayout>
#include <QStatusBar>
#include <QTemporaryDir>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int answerWithin = 60'000; // ms

QString nameOf(const QWidget &widget)
{
    return QStringLiteral("%1 '%2'").arg(QLatin1StringView(widget.metaObject()->className()), widget.accessibleName());
}

QList<const QWidget *> placedIn(const QLayout &layout)
{
    QList<const QWidget *> placed;
    for (int i = 0; i < layout.count(); ++i) {
        const QWidget *child = layout.itemAt(i)->widget();
        if (child && child->isVisible())
            placed.append(child);
    }
    return placed;
}

/// Widgets that share a layout and lie on each other.
QStringList overlapsIn(const QWidget &root)
{
    QStringList found;
    const auto widgets = root.findChildren<QWidget *>();
    for (const QWidget *parent : widgets) {
        if (!parent->isVisible() || !parent->layout() || parent->inherits("QStackedWidget"))
            continue;
        const QList<const QWidget *> placed = placedIn(*parent->layout());
        for (const QWidget *one : placed) {
            const auto other = std::find_if(placed.begin(), placed.end(), [one](const QWidget *each) {
                return each != one && each->geometry().intersects(one->geometry());
            });
            if (other != placed.end())
                found.append(nameOf(*one) + QStringLiteral(" on ") + nameOf(**other));
        }
    }
    return found;
}

} // namespace

/// The window at its least size, at the usual one with the details open, and on a large screen.
class SizesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDir().mkpath(Photographer::folder());
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output());
        m_console = std::make_unique<OpenedConsole>(m_backend, m_folder.filePath(QStringLiteral("settings.ini")));
        QVERIFY(m_console->waitUntilOpen());
        m_console->action(QStringLiteral("theme-light"))->trigger();
    }

    void nothingLiesOnAnything_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("details");
        for (const PageInfo &info : m_console->window()->deck()->infos()) {
            QTest::newRow(qPrintable(info.id + QStringLiteral(" 960"))) << info.id << QSize(960, 600) << false;
            QTest::newRow(qPrintable(info.id + QStringLiteral(" 1280"))) << info.id << QSize(1280, 800) << true;
            QTest::newRow(qPrintable(info.id + QStringLiteral(" 2560"))) << info.id << QSize(2560, 1440) << true;
        }
    }

    void nothingLiesOnAnything()
    {
        QFETCH(QString, page);
        QFETCH(QSize, size);
        QFETCH(bool, details);
        m_console->window()->open({page, {}, {}});
        if (m_console->action(QStringLiteral("details"))->isChecked() != details)
            m_console->action(QStringLiteral("details"))->trigger();
        m_console->window()->resize(size);
        for (const char *language : {"language-ko", "language-en"}) {
            m_console->action(QLatin1StringView(language))->trigger();
            QTest::qWait(700);
            m_console->window()->grab().save(
                Photographer::folder() +
                QStringLiteral("size-%1-%2-%3.png").arg(page).arg(size.width()).arg(QLatin1StringView(language + 9)));
            QCOMPARE(m_console->window()->size(), size);
            const QStringList overlaps = overlapsIn(*m_console->window());
            QVERIFY2(overlaps.isEmpty(), qPrintable(overlaps.join(u'\n')));
        }
    }

    void M8_aLargeScreenShowsMoreCharts()
    {
        m_console->window()->open({QStringLiteral("overview"), {}, {}});
        const auto shown = [this] {
            const auto charts = m_console->window()->findChild<OverviewCharts *>()->charts();
            return std::count_if(charts.begin(), charts.end(), [](const TimeChart *each) { return each->isVisible(); });
        };
        m_console->window()->resize(2560, 1440);
        WAIT_COMPARE(shown(), 6, answerWithin);
        m_console->window()->resize(1280, 800);
        WAIT_COMPARE(shown(), 3, answerWithin);
    }

    void cleanupTestCase() { m_console.reset(); }

private:
    QTemporaryDir m_folder;
    RunningBackend m_backend;
    std::unique_ptr<OpenedConsole> m_console;
};

QTEST_MAIN(SizesTest)
#include "sizes_test.moc"
