// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_tally.h"
#include "shared/base/korean_day.h"

#include "backend/orders/migrations.gen.h"
#include "backend/orders/sample_order_store.h"
#include "backend/platform/events/event_payload.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/events/outbox.h"
#include "shared/contract/payment_payloads.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using events::Event;
using test::Engine;

namespace {

const Instant noon = fromMillis(1'769'828'400'000); // 2026-01-31 12:00 in Seoul

Event happened(const char *type, Instant at)
{
    return {0, topic::orders, 1, 1, type, 1, "{}", {}, at};
}

Event approved(Money amount, Instant at)
{
    return events::eventOf(PaymentApproved{1, 2, amount}, 1, at);
}

} // namespace

class OrderTallyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void midnightIsInSeoul()
    {
        QCOMPARE(toIso(koreanMidnight(noon)), QStringLiteral("2026-01-30T15:00:00.000Z"));
        QCOMPARE(koreanMidnight(noon + 11h + 59min), koreanMidnight(noon));
        QCOMPARE(koreanMidnight(noon + 12h), noon + 12h);
    }

    void countsTheDayAndGoesOnFromThere_data() { Engine::addRows(); }
    void countsTheDayAndGoesOnFromThere()
    {
        OPEN_ENGINE(database, events::migrations() + orders::migrations());
        events::Outbox outbox;
        const auto write = [&](const Event &event) {
            database->write([&](sql::Connection &connection) { outbox.append(connection, event); });
        };
        orders::OrderTally tally;
        const auto read = [&](Instant now) {
            return database->read([&](sql::Connection &connection) { return *tally.read(connection, now); });
        };
        QCOMPARE(read(noon).value(QStringLiteral("placedToday")).toInteger(), 0);

        for (int hour = -20; hour <= 0; ++hour)
            write(happened(event::orderPlaced, noon + std::chrono::hours(hour)));
        write(approved(12'900, noon));
        orders::OrderTally later; // one that starts in the middle of the day
        const auto afresh =
            database->read([&](sql::Connection &connection) { return *later.read(connection, noon + 1s); });
        QCOMPARE(afresh.value(QStringLiteral("placedToday")).toInteger(), 13);
        QCOMPARE(afresh.value(QStringLiteral("paidToday")).toInteger(), 1);

        write(approved(5'000, noon + 1s));
        write(events::eventOf(PaymentCanceled{1, 2, 900, 900}, 2, noon + 2s));
        write(happened(event::orderCompleted, noon + 3s));
        write(happened(event::deliveryRequested, noon + 3s));
        const auto more =
            database->read([&](sql::Connection &connection) { return *later.read(connection, noon + 4s); });
        QCOMPARE(more.value(QStringLiteral("revenueToday")).toInteger(), 17'000);
        QCOMPARE(more.value(QStringLiteral("deliveredToday")).toInteger(), 1);

        // What a load run ordered is no business.
        Event sample = approved(7'000, noon + 5s);
        sample.key = 2;
        database->write([](sql::Connection &connection) { orders::markSampleOrders(connection, {2}); });
        write(sample);
        const auto without =
            database->read([&](sql::Connection &connection) { return *later.read(connection, noon + 6s); });
        QCOMPARE(without.value(QStringLiteral("revenueToday")).toInteger(), 17'000);

        // Another day begins with nothing.
        const auto next =
            database->read([&](sql::Connection &connection) { return *later.read(connection, noon + 12h); });
        QCOMPARE(next.value(QStringLiteral("paidToday")).toInteger(), 0);
    }
};

QTEST_GUILESS_MAIN(OrderTallyTest)
#include "order_tally_test.moc"
