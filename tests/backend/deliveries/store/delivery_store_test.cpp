// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/delivery_store.h"

#include "backend/deliveries/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "tests/support/engines.h"
#include <QJsonObject>
#include <QTest>

using namespace firstcome;
using namespace firstcome::deliveries;
using namespace std::chrono_literals;
using test::Engine;

namespace {

constexpr Id orderId = 50;
const Instant now = fromMillis(1'800'000'000'000);

QList<sql::Migration> schema()
{
    return sql::migrations() + deliveries::migrations();
}

Delivery deliveryOf(Id id)
{
    Delivery delivery;
    delivery.id = id;
    delivery.lineId = id + 100;
    delivery.orderId = orderId;
    return delivery;
}

QStringList broken(sql::Connection &connection)
{
    QStringList ids;
    for (const Check &check : deliveryChecks()) {
        if (check.violation(connection, now))
            ids.append(QString::fromLatin1(check.id));
    }
    return ids;
}

} // namespace

class DeliveryStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What a cancel holds back goes nowhere; held back for nothing, it is asked for anew.
    void whatIsHeldBackIsReleasedOrCanceled_data() { Engine::addRows(); }
    void whatIsHeldBackIsReleasedOrCanceled()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            for (const Id id : {1, 2, 3})
                insertDelivery(connection, deliveryOf(id), now, now);
            lookAgainAt(connection, 2, {now, true, "C-2"});
            holdBack(connection, 1, HeldBack::Held);
            holdBack(connection, 2, HeldBack::Withdrawn);
            holdBack(connection, 3, HeldBack::Held);
            QVERIFY(dueDeliveries(connection, now + 1h, 10).isEmpty());
            QVERIFY(!markHandedOver(connection, 1));
            QCOMPARE(broken(connection), QStringList());
            release(connection, *findDelivery(connection, 1), 11, now);
            release(connection, *findDelivery(connection, 2), 12, now);
            QVERIFY(moveDelivery(connection, *findDelivery(connection, 3), {DeliveryState::Canceled, {}}, now));
            QCOMPARE(dueDeliveries(connection, now, 10).size(), 2);
            QVERIFY(!findDelivery(connection, 11)); // the carrier never heard of it
            QVERIFY(!findDelivery(connection, 2));
            const auto anew = findDelivery(connection, 12); // the carrier has let the other go
            QCOMPARE(anew->lineId, 102);
            QCOMPARE(anew->reference, QByteArray());
            QVERIFY(!anew->handedOver);
            QCOMPARE(broken(connection), QStringList());
        });
    }

    void aLineIsDeliveredOnce_data() { Engine::addRows(); }
    void aLineIsDeliveredOnce()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            QVERIFY(insertDelivery(connection, deliveryOf(1), now, now));
            Delivery again = deliveryOf(1);
            again.id = 2;
            QVERIFY(!insertDelivery(connection, again, now, now));
            QCOMPARE(deliveriesOf(connection, orderId).size(), 1);
        });
    }

    void aDeliveryGoesFromTheCarriersYesToItsEnd_data() { Engine::addRows(); }
    void aDeliveryGoesFromTheCarriersYesToItsEnd()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertDelivery(connection, deliveryOf(1), now, now);
            QCOMPARE(dueDeliveries(connection, now, 10).size(), 1);
            QVERIFY(takeDelivery(connection, 1, {now, now + 1s}));
            QVERIFY(!takeDelivery(connection, 1, {now, now + 2s}));
            QVERIFY(markHandedOver(connection, 1));
            QVERIFY(dueDeliveries(connection, now, 10).isEmpty());
            lookAgainAt(connection, 1, {now + lookAgain, true, "C-1"});
            const Delivery known = findByReference(connection, "C-1").value();
            QVERIFY(known.handedOver);
            QVERIFY(moveDelivery(connection, known, {DeliveryState::InDelivery, {}}, now));
            QVERIFY(!moveDelivery(connection, known, {DeliveryState::Canceled, {}}, now));
            QVERIFY(!markHandedOver(connection, 1));
            const Delivery moved = findDelivery(connection, 1).value();
            QCOMPARE(moved.version, known.version + 1);
            QVERIFY(moveDelivery(connection, moved, {DeliveryState::Completed, {}}, now));
            lookAgainAt(connection, 1, {now, false});
            QVERIFY(dueDeliveries(connection, now + 1h, 10).isEmpty());
            QCOMPARE(broken(connection), QStringList());
        });
    }

    void onlyWhatTheCarrierNeverAnsweredIsMadeDue_data() { Engine::addRows(); }
    void onlyWhatTheCarrierNeverAnsweredIsMadeDue()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            for (const Id id : {1, 2})
                insertDelivery(connection, deliveryOf(id), now + 1h, now);
            lookAgainAt(connection, 1, {now + 1h, true, "C-1"});
            makeAllDue(connection, now);
            const auto due = dueDeliveries(connection, now, 10);
            QCOMPARE(due.size(), 1);
            QCOMPARE(due.constFirst().id, Id(2));
        });
    }

    void aFailedDeliverySaysWhy_data() { Engine::addRows(); }
    void aFailedDeliverySaysWhy()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertDelivery(connection, deliveryOf(1), now, now);
            const QString reason(300, QChar(0xAC00));
            QVERIFY(moveDelivery(connection, deliveryOf(1), {DeliveryState::Failed, reason}, now));
            QVERIFY(deliveryTimeline(connection, orderId).constLast().what.contains(reason.left(255)));
        });
    }

    void everyInvariantCanFail_data() { Engine::addRows(); }
    void everyInvariantCanFail()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertDelivery(connection, deliveryOf(1), std::nullopt, now);
            QCOMPARE(broken(connection), QStringList({QStringLiteral("deliveries.open-are-due")}));
            connection.run("UPDATE deliveries SET state = 'COMPLETED'");
            QCOMPARE(broken(connection), QStringList({QStringLiteral("deliveries.moved-have-reference")}));
        });
    }
};

QTEST_GUILESS_MAIN(DeliveryStoreTest)
#include "delivery_store_test.moc"
