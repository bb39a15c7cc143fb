// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/app/opened_console.h"
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <ctime>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int settleFor = 700;     // ms: the page's first answers
constexpr int layOutFor = 250;     // ms: another width
constexpr int measuredFor = 1'050; // ms: the clock of the console has ticked within
constexpr int tries = 3;           // what still settles is at rest in the next; what burns for ever is not
constexpr double mostOfACore = 0.05;
constexpr int widths[]{960, 1'100, 1'200, 1'280, 1'366, 1'500, 1'600, 1'920, 2'560};

/// What this process had of the processor, in milliseconds; what others do at the same time does not count.
double processorTime()
{
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

} // namespace

/// The console while nothing goes on: it is open all day.
class IdleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output());
        m_console = std::make_unique<OpenedConsole>(m_backend, m_folder.filePath(QStringLiteral("settings.ini")));
        QVERIFY(m_console->waitUntilOpen());
    }

    void H1_aPageAtRestTakesNothing_data()
    {
        QTest::addColumn<QString>("page");
        for (const PageInfo &info : m_console->window()->deck()->infos())
            QTest::newRow(qPrintable(info.id)) << info.id;
    }

    void H1_aPageAtRestTakesNothing()
    {
        QFETCH(QString, page);
        m_console->window()->open({page, {}, {}});
        QTest::qWait(settleFor);
        for (const bool details : {false, true}) {
            if (details && !m_console->window()->deck()->current()->details())
                continue; // it has none
            if (m_console->action(QStringLiteral("details"))->isChecked() != details)
                m_console->action(QStringLiteral("details"))->trigger();
            for (const int width : widths) {
                m_console->window()->resize(width,
                                            width >= 1'920 ? 1'440 : 800); // where there is room, with all there is
                QTest::qWait(layOutFor);
                double share = measured();
                for (int i = 1; i < tries && share >= mostOfACore; ++i)
                    share = measured();
                QVERIFY2(share < mostOfACore, qPrintable(QStringLiteral("%1 at %2, details %3: %4 % of a core")
                                                             .arg(page)
                                                             .arg(width)
                                                             .arg(details)
                                                             .arg(share * 100, 0, 'f', 1)));
            }
        }
    }

    void cleanupTestCase() { m_console.reset(); }

private:
    /// Of a core, for a while.
    static double measured()
    {
        QElapsedTimer passed;
        passed.start();
        const double before = processorTime();
        QTest::qWait(measuredFor);
        return (processorTime() - before) / double(passed.elapsed());
    }

    QTemporaryDir m_folder;
    RunningBackend m_backend;
    std::unique_ptr<OpenedConsole> m_console;
};

QTEST_MAIN(IdleTest)
#include "idle_test.moc"
