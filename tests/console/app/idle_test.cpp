// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/app/opened_console.h"
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <ctime>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int restWithin = 15'000;   // ms: a page that never comes to rest burns for ever
constexpr int restFor = 150;         // ms without anything to lay out or paint
constexpr int measuredFor = 1'050;   // ms: the clock of the console has ticked within
constexpr int mostEvents = 400;      // in that time; a loop has thousands
constexpr double mostOfACore = 0.05; // at each width
constexpr int mostMeasurements = 3;
/// Qt's five minutes are for a function with all its rows, which are every page at every width: ctest has the limit.
const bool patient = qputenv("QTEST_FUNCTION_TIMEOUT", "900000");
constexpr int widths[]{960, 1'100, 1'200, 1'280, 1'366, 1'500, 1'600, 1'920, 2'560};

/// What this process had of the processor, in milliseconds; what others do at the same time does not count.
double processorTime()
{
    timespec spent{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
    return double(spent.tv_sec) * 1e3 + double(spent.tv_nsec) / 1e6;
}

/// Counts what keeps a program at work: unlike a share of the processor it is the same on a busy machine.
class Work : public QObject
{
public:
    Work() { qApp->installEventFilter(this); }

    bool eventFilter(QObject *, QEvent *event) override
    {
        ++all;
        const QEvent::Type type = event->type();
        shown += type == QEvent::Paint || type == QEvent::Resize || type == QEvent::LayoutRequest;
        return false;
    }

    int all = 0;
    int shown = 0; ///< laid out or painted
};

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
        for (const bool details : {false, true}) {
            if (details && !m_console->window()->deck()->current()->details())
                continue; // it has none
            if (m_console->action(QStringLiteral("details"))->isChecked() != details)
                m_console->action(QStringLiteral("details"))->trigger();
            for (const int width : widths) {
                // Where there is room, with all there is.
                m_console->window()->resize(width, width >= 1'920 ? 1'440 : 800);
                const QString where = QStringLiteral("%1 at %2, details %3").arg(page).arg(width).arg(details);
                QVERIFY2(QTest::qWaitFor([this] { return rests(); }, restWithin), qPrintable(where));
                const Measured measured = leastOfAFew();
                QVERIFY2(
                    measured.share() < mostOfACore,
                    qPrintable(QStringLiteral("%1: %2 % of a core").arg(where).arg(measured.share() * 100, 0, 'f', 1)));
                QVERIFY2(measured.events < mostEvents,
                         qPrintable(QStringLiteral("%1: %2 events").arg(where).arg(measured.events)));
            }
        }
    }

    void cleanupTestCase() { m_console.reset(); }

private:
    struct Measured
    {
        int events = 0;
        double spent = 0; ///< ms of a core
        double passed = 0;

        double share() const { return spent / passed; }
    };

    /// Nothing is laid out or painted for a while.
    bool rests() const
    {
        const int before = m_work.shown;
        QTest::qWait(restFor);
        return m_work.shown == before;
    }

    /// A list that is read anew now and then is no loop: what goes on for ever is in every measurement.
    Measured leastOfAFew() const
    {
        Measured least = measure();
        for (int again = 1; again < mostMeasurements && least.share() >= mostOfACore; ++again) {
            const Measured next = measure();
            if (next.share() < least.share())
                least = next;
        }
        return least;
    }

    Measured measure() const
    {
        QElapsedTimer passed;
        passed.start();
        const int events = m_work.all;
        const double before = processorTime();
        QTest::qWait(measuredFor);
        return {m_work.all - events, processorTime() - before, double(passed.elapsed())};
    }

    Work m_work;
    QTemporaryDir m_folder;
    RunningBackend m_backend;
    std::unique_ptr<OpenedConsole> m_console;
};

QTEST_MAIN(IdleTest)
#include "idle_test.moc"
