// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/move_shipment.h"
#include "tests/backend/simulators/gateway_case.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulators;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

/// Puts into the book what was decided, as its journal does.
SimulatedAnswer noted(CarrierBook &book, SimulatedAnswer answer)
{
    if (!answer.record.isEmpty())
        book.restore(answer.record);
    return answer;
}

QByteArray requested(CarrierBook &book, const QString &delivery = QStringLiteral("1"))
{
    return text(noted(book, requestShipment(book, {delivery, QStringLiteral("o"), now, {}})), "reference");
}

QJsonObject state(const char *name)
{
    return name ? QJsonObject{{QStringLiteral("state"), QLatin1StringView(name)}} : QJsonObject{};
}

/// A shipment brought to this state by legal moves.
QByteArray broughtTo(CarrierBook &book, ShipmentState wanted)
{
    const QByteArray reference = requested(book);
    const ShipmentCall call{reference, {}, now, {}};
    if (wanted == ShipmentState::Canceled)
        noted(book, cancelShipment(book, call));
    if (wanted == ShipmentState::Failed)
        noted(book, advanceShipment(book, {reference, state("FAILED"), now, {}}));
    if (wanted == ShipmentState::InDelivery || wanted == ShipmentState::Completed)
        noted(book, advanceShipment(book, call));
    if (wanted == ShipmentState::Completed)
        noted(book, advanceShipment(book, call));
    return reference;
}

} // namespace

class MoveShipmentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneDeliveryIsOneShipment()
    {
        CarrierBook book(1);
        const SimulatedAnswer first =
            noted(book, requestShipment(book, {QStringLiteral("1"), QStringLiteral("o"), now, {}}));
        QCOMPARE(first.status, 201);
        QCOMPARE(text(first, "state"), QByteArray("REQUESTED"));
        const SimulatedAnswer again =
            noted(book, requestShipment(book, {QStringLiteral("1"), QStringLiteral("o"), now, {}}));
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QVERIFY(again.record.isEmpty());
        QVERIFY(requested(book, QStringLiteral("2")) != text(first, "reference"));
        QCOMPARE(book.count(), std::size_t(2));
        QCOMPARE(noted(book, requestShipment(book, {{}, QStringLiteral("o"), now, {}})).status, 400);
        QCOMPARE(noted(book, requestShipment(book, {QStringLiteral("3"), {}, now, {}})).status, 201);
    }

    void aRefusedDeliveryStaysRefused()
    {
        CarrierBook book(1);
        CarrierSettings settings;
        settings.refuseRate = 1;
        const SimulatedAnswer refused =
            noted(book, requestShipment(book, {QStringLiteral("1"), QStringLiteral("o"), now, settings}));
        QCOMPARE(refused.status, 422);
        QVERIFY(!refused.record.isEmpty());
        QCOMPARE(noted(book, requestShipment(book, {QStringLiteral("1"), QStringLiteral("o"), now, {}})).status, 422);
        CarrierBook replayed(2);
        replayed.restore(refused.record);
        QCOMPARE(noted(book, requestShipment(replayed, {QStringLiteral("1"), QStringLiteral("o"), now, {}})).status,
                 422);
    }

    void aFailureChangesNothing()
    {
        CarrierBook book(1);
        CarrierSettings settings;
        settings.failureRate = 1;
        QCOMPARE(noted(book, requestShipment(book, {QStringLiteral("1"), QStringLiteral("o"), now, settings})).status,
                 503);
        QCOMPARE(book.count(), std::size_t(0));
        const QByteArray reference = requested(book);
        QCOMPARE(noted(book, cancelShipment(book, {reference, {}, now, settings})).status, 503);
        QCOMPARE(readShipment(book, {reference, {}, now, settings}).status, 503);
        QCOMPARE(book.find(reference)->state, ShipmentState::Requested);
    }

    void moves_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, ShipmentState from, const char *wish, int status, const char *to) {
            QTest::newRow(name) << int(from) << QByteArray(wish) << status << QByteArray(to);
        };
        row("starts", ShipmentState::Requested, "", 200, "IN_DELIVERY");
        row("arrives", ShipmentState::InDelivery, "", 200, "COMPLETED");
        row("fails before it starts", ShipmentState::Requested, "FAILED", 200, "FAILED");
        row("fails underway", ShipmentState::InDelivery, "FAILED", 200, "FAILED");
        row("names the next state", ShipmentState::Requested, "IN_DELIVERY", 200, "IN_DELIVERY");
        row("skips nothing", ShipmentState::Requested, "COMPLETED", 422, "REQUESTED");
        row("never goes back", ShipmentState::InDelivery, "REQUESTED", 422, "IN_DELIVERY");
        row("no such state", ShipmentState::Requested, "LOST", 422, "REQUESTED");
        row("completed is the end", ShipmentState::Completed, "", 409, "COMPLETED");
        row("completed does not fail", ShipmentState::Completed, "FAILED", 409, "COMPLETED");
        row("canceled is the end", ShipmentState::Canceled, "", 409, "CANCELED");
        row("failed is the end", ShipmentState::Failed, "", 409, "FAILED");
    }
    void moves()
    {
        QFETCH(int, from);
        QFETCH(QByteArray, wish);
        QFETCH(int, status);
        QFETCH(QByteArray, to);
        CarrierBook book(1);
        const QByteArray reference = broughtTo(book, ShipmentState(from));
        const QJsonObject body = state(wish.isEmpty() ? nullptr : wish.constData());
        QCOMPARE(noted(book, advanceShipment(book, {reference, body, now, {}})).status, status);
        QCOMPARE(text(readShipment(book, {reference, {}, now, {}}), "state"), to);
    }

    void cancels_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("status");
        QTest::newRow("requested") << int(ShipmentState::Requested) << 204;
        QTest::newRow("canceled already") << int(ShipmentState::Canceled) << 204;
        QTest::newRow("underway") << int(ShipmentState::InDelivery) << 409;
        QTest::newRow("completed") << int(ShipmentState::Completed) << 409;
        QTest::newRow("failed") << int(ShipmentState::Failed) << 409;
    }
    void cancels()
    {
        QFETCH(int, from);
        QFETCH(int, status);
        CarrierBook book(1);
        const QByteArray reference = broughtTo(book, ShipmentState(from));
        QCOMPARE(noted(book, cancelShipment(book, {reference, {}, now, {}})).status, status);
    }

    void knowsOnlyItsOwn()
    {
        CarrierBook book(1);
        const ShipmentCall call{"SHP0", {}, now, {}};
        QCOMPARE(readShipment(book, call).status, 404);
        QCOMPARE(noted(book, cancelShipment(book, call)).status, 404);
        QCOMPARE(noted(book, advanceShipment(book, call)).status, 404);
    }
};

QTEST_GUILESS_MAIN(MoveShipmentTest)
#include "move_shipment_test.moc"
