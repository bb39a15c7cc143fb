// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/schedule.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/work/loop.h"
#include "tests/support/waits.h"
#include <QScopeGuard>
#include <QTemporaryFile>
#include <QTest>

using namespace firstcome;
using app::Schedule;

namespace {

/// What was subscribed, and nothing else.
class ListedGroups final : public events::EventBus
{
public:
    void subscribe(events::Consumer consumer) override { elsewhere.insert(consumer.group, consumer.elsewhere); }
    void start() override {}
    void stop() override {}
    QList<events::Lag> lag(sql::Connection &) const override { return {}; }
    std::optional<qint64> passed(const QByteArray &) const override { return {}; }
    std::optional<std::vector<events::Member>> members(const QByteArray &) const override { return {}; }
    void lookAgain() override {}
    std::vector<events::ApplyEvents *> groups() const override { return {}; }

    QMap<QByteArray, bool> elsewhere;
};

/// Counts how often each of its works ran.
class Counting final : public Module
{
public:
    explicit Counting(Role role) : m_role(role) {}

    Role role() const override { return m_role; }
    Id highestId(sql::Connection &) const override { return 0; }
    void mountWorkers(Workers &workers) override
    {
        constexpr std::chrono::milliseconds pause(1);
        workers.consume({nameOf(m_role).toLatin1(), {"topic"}, {}});
        workers.every(pause, "every", [this] { return work(every); });
        workers.everywhere(pause, "everywhere", [this] { return work(everywhere); });
        workers.everyByOne(pause, "by one", [this] { return work(byOne); });
    }

    int every = 0;
    int everywhere = 0;
    int byOne = 0;
    const char *fails = nullptr;

private:
    QCoro::Task<> work(int &count)
    {
        ++count;
        if (fails)
            throw std::runtime_error(fails);
        co_return;
    }

    const Role m_role;
};

} // namespace

/// Work that comes again and again.
class ScheduleTest : public QObject
{
    Q_OBJECT

    static constexpr int within = 60'000; // ms

    const work::Loop m_loop;

private Q_SLOTS:
    void onlyTheWorkOfItsRolesIsDone()
    {
        ListedGroups groups;
        bool isFirst = false;
        Schedule schedule(groups, *Roles::from(QStringLiteral("orders:workers,payments:routes")),
                          [&isFirst](Role role) { return isFirst && role == Role::Orders; });
        Counting orders(Role::Orders);
        Counting payments(Role::Payments);
        schedule.mount(orders);
        schedule.mount(payments);
        const QMap<QByteArray, bool> expected{{"orders", false}, {"payments", true}};
        QCOMPARE(groups.elsewhere, expected);
        schedule.start();
        WAIT_VERIFY(orders.every > 3 && orders.everywhere > 3 && payments.everywhere > 3, within);
        QCOMPARE(orders.byOne, 0);
        isFirst = true;
        WAIT_VERIFY(orders.byOne > 3, within);
        QCOMPARE(payments.every, 0);
        QCOMPARE(payments.byOne, 0);
        schedule.stop();
    }

    /// A database that is forced open fails every turn of every loop: two lines tell it, not two a second.
    void troubleIsToldOnceAndItsEndToo()
    {
        ListedGroups groups;
        Schedule schedule(groups, {}, [](Role) { return false; });
        Counting work(Role::Orders);
        schedule.mount(work);
        QTemporaryFile file;
        QVERIFY(file.open());
        watch::setLogDescriptor(file.handle());
        const auto restored = qScopeGuard([] { watch::setLogDescriptor(2); });
        const auto told = [&file](const char *event) {
            QFile written(file.fileName());
            return written.open(QIODevice::ReadOnly) ? int(written.readAll().count(event)) : -1;
        };
        work.fails = "forced open";
        schedule.start();
        const auto ran = [&work](int times) { return work.every > times && work.everywhere > times; };
        WAIT_VERIFY(ran(5), within);
        QCOMPARE(told("work.fails"), 2); // of `every` and of `everywhere`
        work.fails = "gone";
        const int then = std::max(work.every, work.everywhere);
        WAIT_VERIFY(ran(then + 5), within);
        QCOMPARE(told("work.fails"), 4);
        QCOMPARE(told("work.recovered"), 0);
        work.fails = nullptr;
        const int later = std::max(work.every, work.everywhere);
        WAIT_VERIFY(ran(later + 5), within);
        QCOMPARE(told("work.fails"), 4);
        QCOMPARE(told("work.recovered"), 2);
        schedule.stop();
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "schedule_test.moc"
