// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/delivery_moves.h"
#include "shared/contract/topics.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace firstcome;
using namespace firstcome::deliveries;
using namespace std::chrono_literals;
using Kind = CarrierOutcome::Kind;

namespace {

constexpr Instant now = fromMillis(1'800'000'000'000);
constexpr std::array states{DeliveryState::Requested, DeliveryState::InDelivery, DeliveryState::Completed,
                            DeliveryState::Canceled, DeliveryState::Failed};

Delivery deliveryIn(DeliveryState state)
{
    Delivery delivery;
    delivery.id = 1;
    delivery.lineId = 101;
    delivery.orderId = 50;
    delivery.state = state;
    delivery.version = 4;
    return delivery;
}

CarrierOutcome stands(DeliveryState state)
{
    CarrierOutcome answer;
    answer.kind = Kind::State;
    answer.state = state;
    return answer;
}

CarrierOutcome said(Kind kind)
{
    CarrierOutcome answer;
    answer.kind = kind;
    answer.reference = kind == Kind::Accepted ? "C-1" : "";
    answer.reason = QStringLiteral("no such street");
    return answer;
}

/// "STATE,STATE": the steps that are made.
QByteArray stepsOf(const DeliveryMoves &moves)
{
    QByteArrayList steps;
    for (const DeliveryMove &step : moves.steps)
        steps.append(textOf(step.to));
    return steps.join(',');
}

} // namespace

class DeliveryMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every state of ours, whatever the carrier says of its.
    void everyStateAndAnswer_data()
    {
        const QMap<QByteArray, QByteArray> steps{
            {"REQUESTED IN_DELIVERY", "IN_DELIVERY"}, {"REQUESTED COMPLETED", "IN_DELIVERY,COMPLETED"},
            {"REQUESTED CANCELED", "FAILED"}, // it vanished without us having withdrawn it
            {"REQUESTED FAILED", "FAILED"},           {"IN_DELIVERY COMPLETED", "COMPLETED"},
            {"IN_DELIVERY CANCELED", "FAILED"},       {"IN_DELIVERY FAILED", "FAILED"},
        };
        QTest::addColumn<DeliveryState>("ours");
        QTest::addColumn<DeliveryState>("theirs");
        QTest::addColumn<QByteArray>("to");
        for (const DeliveryState ours : states) {
            for (const DeliveryState theirs : states) {
                const QByteArray name = QByteArray(textOf(ours)) + ' ' + textOf(theirs);
                QTest::newRow(name.constData()) << ours << theirs << steps.value(name);
            }
        }
    }
    void everyStateAndAnswer()
    {
        QFETCH(DeliveryState, ours);
        QFETCH(DeliveryState, theirs);
        QFETCH(QByteArray, to);
        const DeliveryMoves moves = afterAnswer(deliveryIn(ours), stands(theirs), now);
        QCOMPARE(stepsOf(moves), to);
        QCOMPARE(moves.events.size(), moves.steps.size()); // each step is told
        qint64 sequence = 4;
        for (const events::Event &event : moves.events) {
            QCOMPARE(event.sequence, ++sequence);
            QCOMPARE(event.key, 50);
        }
        QVERIFY(moves.look && moves.look->told);
        QCOMPARE(moves.look->at, now + lookAgain);
    }

    void whatIsToldNamesTheLineAndWhy()
    {
        const DeliveryMoves moves = afterAnswer(deliveryIn(DeliveryState::Requested), said(Kind::Refused), now);
        QCOMPARE(stepsOf(moves), QByteArray("FAILED"));
        QCOMPARE(moves.events.front().type, QByteArray(event::deliveryFailed));
        const QJsonObject payload = QJsonDocument::fromJson(moves.events.front().payload).object();
        QCOMPARE(payload.value(QStringLiteral("lineId")).toString(), QStringLiteral("101"));
        QVERIFY(payload.value(QStringLiteral("reason")).toString().contains(QStringLiteral("no such street")));
        for (const DeliveryState ended : {DeliveryState::Completed, DeliveryState::Canceled, DeliveryState::Failed})
            QVERIFY(afterAnswer(deliveryIn(ended), said(Kind::Refused), now).steps.empty());
    }

    void anAnswerThatSaysNothingIsAskedForLaterAndLater()
    {
        Delivery delivery = deliveryIn(DeliveryState::Requested);
        for (const Kind kind : {Kind::Unknown, Kind::NotSent}) {
            const DeliveryMoves moves = afterAnswer(delivery, said(kind), now);
            QVERIFY(moves.steps.empty());
            QVERIFY(!moves.look->told);
            QCOMPARE(moves.look->at, now + 1s);
        }
        delivery.attempts = 3;
        QCOMPARE(afterAnswer(delivery, said(Kind::Unknown), now).look->at, now + 8s);
        const DeliveryMoves accepted = afterAnswer(delivery, said(Kind::Accepted), now);
        QCOMPARE(accepted.look->reference, QByteArray("C-1"));
        QVERIFY(accepted.steps.empty());
    }

    void aCancelThatHoldsItBackDecidesInstead()
    {
        Delivery delivery = deliveryIn(DeliveryState::Requested);
        delivery.heldBack = HeldBack::Held;
        for (const CarrierOutcome &answer :
             {said(Kind::Accepted), said(Kind::Refused), stands(DeliveryState::Completed)}) {
            const DeliveryMoves moves = afterAnswer(delivery, answer, now);
            QVERIFY(!moves.look && moves.steps.empty() && moves.events.empty());
        }
    }

    void missedDaysAreStepsOneAfterTheOther()
    {
        const Delivery requested = deliveryIn(DeliveryState::Requested);
        QCOMPARE(stepsOf(afterDays({requested, now}, now)), QByteArray());
        QCOMPARE(stepsOf(afterDays({requested, now - 24h}, now)), QByteArray("IN_DELIVERY"));
        QCOMPARE(stepsOf(afterDays({requested, now - 72h}, now)), QByteArray("IN_DELIVERY,COMPLETED"));
        QCOMPARE(stepsOf(afterDays({deliveryIn(DeliveryState::InDelivery), now - 24h}, now)), QByteArray("COMPLETED"));
        QCOMPARE(stepsOf(afterDays({deliveryIn(DeliveryState::Canceled), now - 72h}, now)), QByteArray());
    }

    void aCancelHoldsBackAllOrNothing()
    {
        Delivery known = deliveryIn(DeliveryState::Requested);
        known.lineId = 102;
        known.handedOver = true;
        Delivery held = known;
        held.lineId = 103;
        held.heldBack = HeldBack::Withdrawn;
        const QList<Delivery> all{deliveryIn(DeliveryState::Requested), known, held};
        const auto withholding = withhold(all, {101, 102, 103});
        QVERIFY(withholding);
        QCOMPARE(withholding->toHold.size(), 1);
        QCOMPARE(withholding->toHold.constFirst().lineId, 101);
        QCOMPARE(withholding->toWithdraw.size(), 1);
        QCOMPARE(withholding->toWithdraw.constFirst().lineId, 102);
        QCOMPARE(heldBackOf(all, {101, 103}).size(), 1);
        for (const DeliveryState state : {DeliveryState::InDelivery, DeliveryState::Completed}) {
            QVERIFY(!withhold({known, deliveryIn(state)}, {101, 102}));
            QVERIFY(withhold({known, deliveryIn(state)}, {102})); // another line's
        }
    }
};

QTEST_GUILESS_MAIN(DeliveryMovesTest)
#include "delivery_moves_test.moc"
