// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letters.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/system/lag_store.h"
#include "backend/system/migrations.gen.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::system;
using namespace std::chrono_literals;
using test::Engine;

namespace {

const Instant start = fromMillis(1'800'000'000'000);

LagPoint point(std::chrono::milliseconds after, std::optional<qint64> events, std::chrono::milliseconds behind = 0ms)
{
    return {start + after, events, behind};
}

} // namespace

/// How far groups were behind, kept and told.
class LagHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pointsAreKeptByGroupAndRemovedByAge_data() { Engine::addRows(); }
    void pointsAreKeptByGroupAndRemovedByAge()
    {
        OPEN_ENGINE(database, migrations());
        database->write([](sql::Connection &connection) {
            keepLag(connection, {{"orders", point(0s, 3, 1'500ms)},
                                 {"orders", {start + 2h, {}, {}}},
                                 {"orders", point(3h, 0)},
                                 {"payments", point(0s, 9)}});
        });
        const auto orders = [&database](Instant to) {
            return database->read([to](sql::Connection &connection) {
                return lagPoints(connection, "orders", {start, to});
            });
        };
        const auto all = orders(start + 4h);
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(all[0].events, std::optional<qint64>(3));
        QCOMPARE(all[0].behind, std::optional(1'500ms));
        QVERIFY(!all[1].events && !all[1].behind); // unknown stays unknown
        QCOMPARE(orders(start + 3h).size(), size_t(2));
        const auto removed = [&database] {
            return database->write([](sql::Connection &connection) { return removeLag(connection, start + 150min); });
        };
        QVERIFY(removed()); // an hour's worth
        QCOMPARE(orders(start + 4h).size(), size_t(2));
        QVERIFY(!removed());
        QCOMPARE(orders(start + 4h).size(), size_t(1));
        QVERIFY(!removed());
    }

    void aStepTellsTheFurthestBehind()
    {
        const auto thin =
            thinned({point(0s, 3, 1s), point(10s, 7, 500ms), {start + 20s, {}, {}}, {start + 60s, {}, {}}}, 60s);
        QCOMPARE(thin.size(), size_t(2));
        QCOMPARE(thin[0].at, start);
        QCOMPARE(thin[0].events, std::optional<qint64>(7));
        QCOMPARE(thin[0].behind, std::optional<std::chrono::milliseconds>(1s));
        QVERIFY(!thin[1].events);
    }

    void haltedKeysAreCountedForAllGroupsAtOnce_data() { Engine::addRows(); }
    void haltedKeysAreCountedForAllGroupsAtOnce()
    {
        OPEN_ENGINE(database, events::migrations());
        const auto counts = database->write([](sql::Connection &connection) {
            const auto dead = [&connection](const QByteArray &group, Id key, qint64 id) {
                events::Event event;
                event.id = id;
                event.topic = "firstcome.orders";
                event.key = key;
                event.type = "Happened";
                event.payload = "{}";
                events::bury(connection, {group, event, "not good", start});
            };
            dead("orders", 1, 10);
            dead("orders", 1, 11);
            dead("orders", 2, 12);
            dead("payments", 1, 10);
            return events::haltedKeyCounts(connection);
        });
        QCOMPARE(counts.size(), size_t(2));
        QCOMPARE(counts.at("orders"), 2);
        QCOMPARE(counts.at("payments"), 1);
    }
};

QTEST_GUILESS_MAIN(LagHistoryTest)
#include "lag_history_test.moc"
