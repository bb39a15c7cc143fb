// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/carrier.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::deliveries;
using Kind = CarrierOutcome::Kind;

class DeliveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheseMovesExist()
    {
        using enum DeliveryState;
        const QList<std::pair<DeliveryState, DeliveryState>> legal{{Requested, InDelivery},
                                                                   {Requested, Canceled},
                                                                   {Requested, Failed},
                                                                   {InDelivery, Completed},
                                                                   {InDelivery, Failed}};
        for (int from = 0; from <= int(Failed); ++from) {
            for (int to = 0; to <= int(Failed); ++to) {
                const std::pair move{DeliveryState(from), DeliveryState(to)};
                QCOMPARE(canMove(move.first, move.second), legal.contains(move));
            }
        }
    }

    /// O8: a step each day of Seoul but the first, whatever the month or year, those of missed days too.
    void O8_aDayIsAStep_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("since");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, const char *state, const char *since, const char *now, const char *to) {
            QTest::newRow(name) << QByteArray(state) << QByteArray(since) << QByteArray(now) << QByteArray(to);
        };
        row("the same day", "REQUESTED", "2026-01-30T03:00:00Z", "2026-01-30T14:59:59.999Z", "REQUESTED");
        row("midnight", "REQUESTED", "2026-01-30T03:00:00Z", "2026-01-30T15:00:00Z", "REQUESTED");
        row("before the job", "REQUESTED", "2026-01-30T03:00:00Z", "2026-01-30T15:09:59.999Z", "REQUESTED");
        row("the next day", "REQUESTED", "2026-01-30T03:00:00Z", "2026-01-30T15:10:00Z", "IN_DELIVERY");
        row("just before midnight", "REQUESTED", "2026-01-30T14:59:59.999Z", "2026-01-30T15:10:00Z", "IN_DELIVERY");
        row("just after midnight", "REQUESTED", "2026-01-30T15:00:00Z", "2026-01-31T15:09:00Z", "REQUESTED");
        row("the end of a month", "REQUESTED", "2026-01-31T03:00:00Z", "2026-02-01T03:00:00Z", "IN_DELIVERY");
        row("a leap day", "REQUESTED", "2028-02-28T03:00:00Z", "2028-02-29T03:00:00Z", "IN_DELIVERY");
        row("over a leap day", "REQUESTED", "2028-02-28T03:00:00Z", "2028-03-01T03:00:00Z", "COMPLETED");
        row("down for three days", "REQUESTED", "2026-01-30T03:00:00Z", "2026-02-02T03:00:00Z", "COMPLETED");
        row("on its way today", "IN_DELIVERY", "2026-01-30T03:00:00Z", "2026-01-30T05:00:00Z", "IN_DELIVERY");
        row("on its way since yesterday", "IN_DELIVERY", "2026-01-30T03:00:00Z", "2026-01-31T03:00:00Z", "COMPLETED");
        row("a clock that went back", "REQUESTED", "2026-01-30T03:00:00Z", "2026-01-29T03:00:00Z", "REQUESTED");
        row("taken back", "CANCELED", "2026-01-30T03:00:00Z", "2026-02-02T03:00:00Z", "CANCELED");
        row("failed", "FAILED", "2026-01-30T03:00:00Z", "2026-02-02T03:00:00Z", "FAILED");
    }
    void O8_aDayIsAStep()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, since);
        QFETCH(QByteArray, now);
        QFETCH(QByteArray, to);
        const auto moved = movedByDay({*deliveryStateFrom(state), *fromIso(QString::fromLatin1(since))},
                                      *fromIso(QString::fromLatin1(now)));
        QCOMPARE(QByteArray(textOf(moved)), to);
    }

    void theCarriersAnswersAreReadStrictly()
    {
        QCOMPARE(decodeRequest(outgoing::Received{201, R"({"reference":"C1"})"}).kind, Kind::Accepted);
        QCOMPARE(decodeRequest(outgoing::Received{201, "{}"}).kind, Kind::Unknown);
        QCOMPARE(decodeRequest(outgoing::Received{422, R"({"code":"DELIVERY_REFUSED"})"}).kind, Kind::Refused);
        QCOMPARE(decodeRequest(outgoing::Received{404, R"({"code":"NOT_FOUND","message":"No."})"}).kind, Kind::Refused);
        QCOMPARE(decodeRequest(outgoing::Received{400, R"({"code":"REQUEST_INVALID"})"}).kind, Kind::Refused);
        QCOMPARE(decodeRequest(outgoing::Received{503, "{}"}).kind, Kind::Unknown);
        QCOMPARE(decodeRequest(outgoing::NotSent{}).kind, Kind::NotSent);
        QCOMPARE(decodeWithdrawal(outgoing::Received{204, {}}).kind, Kind::Withdrawn);
        QCOMPARE(decodeWithdrawal(outgoing::Received{409, R"({"code":"SHIPMENT_UNDERWAY"})"}).kind, Kind::Underway);
        QCOMPARE(decodeWithdrawal(outgoing::Unknown{}).kind, Kind::Unknown);
        const auto state = decodeState(outgoing::Received{200, R"({"state":"IN_DELIVERY"})"});
        QCOMPARE(state.kind, Kind::State);
        QCOMPARE(state.state, DeliveryState::InDelivery);
        QCOMPARE(decodeState(outgoing::Received{200, R"({"state":"LOST"})"}).kind, Kind::Unknown);
    }

    void aProxysPageRefusesNoShipment()
    {
        const QByteArray page("<html><body>404 Not Found</body></html>");
        for (const int status : {400, 404, 422, 502}) {
            QCOMPARE(decodeRequest(outgoing::Received{status, page}).kind, Kind::Unknown);
            QCOMPARE(decodeRequest(outgoing::Received{status, {}}).kind, Kind::Unknown);
        }
        QCOMPARE(decodeWithdrawal(outgoing::Received{409, page}).kind, Kind::Unknown);
        QCOMPARE(decodeWithdrawal(outgoing::Received{200, page}).kind, Kind::Unknown);
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "delivery_test.moc"
