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

    void theCarriersAnswersAreReadStrictly()
    {
        QCOMPARE(decodeRequest(outgoing::Received{201, R"({"reference":"C1"})"}).kind, Kind::Accepted);
        QCOMPARE(decodeRequest(outgoing::Received{201, "{}"}).kind, Kind::Unknown);
        QCOMPARE(decodeRequest(outgoing::Received{422, "{}"}).kind, Kind::Refused);
        QCOMPARE(decodeRequest(outgoing::Received{503, "{}"}).kind, Kind::Unknown);
        QCOMPARE(decodeRequest(outgoing::NotSent{}).kind, Kind::NotSent);
        QCOMPARE(decodeWithdrawal(outgoing::Received{204, {}}).kind, Kind::Withdrawn);
        QCOMPARE(decodeWithdrawal(outgoing::Received{409, {}}).kind, Kind::Underway);
        QCOMPARE(decodeWithdrawal(outgoing::Unknown{}).kind, Kind::Unknown);
        const auto state = decodeState(outgoing::Received{200, R"({"state":"IN_DELIVERY"})"});
        QCOMPARE(state.kind, Kind::State);
        QCOMPARE(state.state, DeliveryState::InDelivery);
        QCOMPARE(decodeState(outgoing::Received{200, R"({"state":"LOST"})"}).kind, Kind::Unknown);
    }
};

QTEST_GUILESS_MAIN(DeliveryTest)
#include "delivery_test.moc"
