// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/on_engines.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms

QJsonObject orderOf(const test::OnSale &onSale, const char *method, int quantity = 1)
{
    return {{QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("optionId"), onSale.optionId},
                                                             {QStringLiteral("quantity"), quantity}}}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QLatin1StringView(method)}}}};
}

/// An order that waits to be paid, its payment begun, and the key the payment window gave.
struct Window
{
    QString orderId;
    qint64 total = 0;
    QString paymentKey;

    QJsonObject confirmBody() const
    {
        return {{QStringLiteral("paymentKey"), paymentKey},
                {QStringLiteral("orderId"), orderId},
                {QStringLiteral("amount"), total}};
    }
};

} // namespace

/// Placed -> paid -> stock committed -> delivery requested -> delivered -> completed, and every way it goes wrong.
class PaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_backend);
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY(m_shop->ready());
        m_onSale = m_shop->openSale({500, 0, 600, 12'900});
        QVERIFY2(!m_onSale.optionId.isEmpty(), m_shop->lastAnswer().body.constData());
        m_member = m_shop->shopper(1);
    }

    void init() { setSimulator({}); }

    void cleanup() { QCOMPARE(m_shop->broken(), QStringList()); }

    void anApprovedPaymentRunsThroughToCompleted()
    {
        const Window window = open("approve");
        const Answer confirmed = m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody());
        QCOMPARE(confirmed.status, 200);
        QCOMPARE(confirmed.text("state"), QStringLiteral("APPROVED"));
        WAIT_COMPARE(lineState(window.orderId), QStringLiteral("DELIVERY_REQUESTED"), within);
        const QString reference = carrierReference(window.orderId);
        QVERIFY(!reference.isEmpty());
        advance(reference);
        WAIT_COMPARE(lineState(window.orderId), QStringLiteral("IN_DELIVERY"), within);
        QCOMPARE(cancel(window.orderId).code(), QByteArray("NOT_CANCELLABLE"));
        advance(reference);
        WAIT_COMPARE(orderState(window.orderId), QStringLiteral("COMPLETED"), within);
        QCOMPARE(lineState(window.orderId), QStringLiteral("DELIVERED"));
    }

    void A9_aKeyReplaysItsAnswerAndCapturesOnce()
    {
        const Window window = open("approve");
        const QByteArray key = "the-same-key";
        const Answer first = confirm(window, key);
        QCOMPARE(first.status, 200);
        for (int i = 0; i < 10; ++i) {
            const Answer again = confirm(window, key);
            QCOMPARE(again.status, 200);
            QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
            QCOMPARE(again.json, first.json);
        }
        const Answer underAnotherKey = confirm(window, "another-key");
        QCOMPARE(underAnotherKey.status, 200);
        QCOMPARE(underAnotherKey.json, first.json);
        QVERIFY(!underAnotherKey.headers.contains("idempotency-replayed"));
        QCOMPARE(approvalsAtTheGateway(window.orderId), 1);
    }

    void aRefusedPaymentClosesTheOrderAndGivesTheStockBack()
    {
        const qint64 available = m_shop->stockOf(m_onSale).value(QStringLiteral("available")).toInteger();
        const Window window = open("refuse");
        const Answer confirmed = m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody());
        QCOMPARE(confirmed.status, 402);
        QCOMPARE(confirmed.code(), QByteArray("PAYMENT_REFUSED"));
        QCOMPARE(orderState(window.orderId), QStringLiteral("PAYMENT_FAILED"));
        QCOMPARE(m_shop->stockOf(m_onSale).value(QStringLiteral("available")).toInteger(), available);
        QCOMPARE(confirm(window, "after").code(), QByteArray("ORDER_NOT_PAYABLE"));
    }

    void aRefusalByTheGatewayIsReplayedToItsKey()
    {
        const Window window = open("refuse");
        QCOMPARE(confirm(window, "refused").status, 402);
        const Answer again = confirm(window, "refused");
        QCOMPARE(again.code(), QByteArray("PAYMENT_REFUSED"));
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
    }

    void A10_aKeyConfirmsOneOrder()
    {
        const Window one = open("approve");
        const Window other = open("approve");
        QCOMPARE(confirm(one, "one-order").status, 200);
        QCOMPARE(confirm(other, "one-order").code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QCOMPARE(orderState(other.orderId), QStringLiteral("PENDING_PAYMENT"));
        QCOMPARE(confirm(other, "other-order").status, 200);
    }

    void anEmptyPaymentKeyIsRefusedBeforeTheGatewayIsAsked()
    {
        Window window = open("approve");
        window.paymentKey.clear();
        QCOMPARE(confirm(window, "empty").code(), QByteArray("VALUE_INVALID"));
        QCOMPARE(orderState(window.orderId), QStringLiteral("PENDING_PAYMENT"));
    }

    void A10_aPaymentIsBegunOnceUnderItsKey()
    {
        const Window window = open("approve");
        const QJsonObject body{{QStringLiteral("orderId"), window.orderId}, {QStringLiteral("amount"), window.total}};
        const auto begin = [&](const QJsonObject &wanted, const QByteArray &key) {
            return m_member->post(QStringLiteral("/v1/payments"), wanted, {{"Idempotency-Key", key}});
        };
        const Answer first = begin(body, "begin");
        QCOMPARE(first.status, 201);
        QVERIFY(!first.headers.contains("idempotency-replayed"));
        QCOMPARE(confirm(window, "paid").status, 200);
        const Answer again = begin(body, "begin");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(again.body, first.body);
        QCOMPARE(begin({{QStringLiteral("orderId"), window.orderId}, {QStringLiteral("amount"), 1}}, "begin").code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QCOMPARE(begin(body, QByteArray(301, 'k')).code(), QByteArray("REQUEST_INVALID"));
    }

    void F5_F33_anUnknownAnswerIsAskedForUntilKnown()
    {
        const Window window = open("unknown");
        const QByteArray key = "unknown-1";
        const Answer confirmed = confirm(window, key);
        QCOMPARE(confirmed.status, 202);
        QCOMPARE(confirmed.text("state"), QStringLiteral("IN_PROGRESS"));
        WAIT_VERIFY(orderState(window.orderId) == QStringLiteral("PAID"), within);
        QCOMPARE(confirm(window, key).status, 200);
        QCOMPARE(approvalsAtTheGateway(window.orderId), 1);
    }

    void F33_anotherAmountAtTheGatewayIsCancelledThere()
    {
        const Window window = open("otherAmount");
        const Answer confirmed = m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody());
        QCOMPARE(confirmed.status, 402);
        QCOMPARE(orderState(window.orderId), QStringLiteral("PAYMENT_FAILED"));
        WAIT_COMPARE(balanceAtTheGateway(window.orderId), 0, within);
    }

    void A7_A9_amountsAndOrdersOfOthersAreRefused()
    {
        Window window = open("approve");
        const auto other = m_shop->shopper(2);
        QCOMPARE(other->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).status, 404);
        QCOMPARE(m_member
                     ->post(QStringLiteral("/v1/payments"),
                            {{QStringLiteral("orderId"), window.orderId}, {QStringLiteral("amount"), window.total - 1}})
                     .code(),
                 QByteArray("AMOUNT_MISMATCH"));
        window.total -= 1;
        QCOMPARE(m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).code(),
                 QByteArray("AMOUNT_MISMATCH"));
        QCOMPARE(m_member->post(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).code(),
                 QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(orderState(window.orderId), QStringLiteral("PENDING_PAYMENT"));
    }

    void aConfirmAfterTheDeadlineIsRefusedBeforeTheGatewayIsAsked()
    {
        const auto brief = m_shop->openSale({10, 0, 2, 500});
        const Window window = open("approve", brief);
        WAIT_COMPARE(orderState(window.orderId), QStringLiteral("EXPIRED"), within);
        QCOMPARE(m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).code(),
                 QByteArray("ORDER_NOT_PAYABLE"));
        QCOMPARE(approvalsAtTheGateway(window.orderId), 0);
    }

    void cancellingAPaidOrderGivesStockAndMoneyBackOnce()
    {
        const Window window = open("approve");
        QCOMPARE(m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).status, 200);
        WAIT_COMPARE(lineState(window.orderId), QStringLiteral("DELIVERY_REQUESTED"), within);
        const qint64 sold = m_shop->stockOf(m_onSale).value(QStringLiteral("sold")).toInteger();
        const Answer cancelled = cancel(window.orderId);
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(cancelled.text("state"), QStringLiteral("CANCELLED"));
        WAIT_COMPARE(balanceAtTheGateway(window.orderId), 0, within);
        WAIT_COMPARE(paymentState(window.orderId), QStringLiteral("CANCELED"), within);
        QCOMPARE(m_shop->stockOf(m_onSale).value(QStringLiteral("sold")).toInteger(), sold - 1);
    }

    void theBalanceIsChargedAndPaysAtOnce()
    {
        const auto payer = m_shop->shopper(3);
        const Answer charged =
            payer->postOnce(QStringLiteral("/v1/me/balance/charges"), {{QStringLiteral("amount"), 20'000}});
        QCOMPARE(charged.status, 201);
        QCOMPARE(charged.json.value(QStringLiteral("amount")).toInt(), 20'000);
        QCOMPARE(balanceOf(*payer), 20'000);
        const Answer placed = payer->postOnce(QStringLiteral("/v1/orders"), orderOf(m_onSale, "BALANCE"));
        QCOMPARE(placed.status, 201);
        WAIT_COMPARE(balanceOf(*payer), 20'000 - 12'900, within);
        const Answer low = payer->postOnce(QStringLiteral("/v1/orders"), orderOf(m_onSale, "BALANCE"));
        QCOMPARE(low.status, 201);
        WAIT_COMPARE(payer->get(QStringLiteral("/v1/orders/") + low.text("id")).text("state"),
                     QStringLiteral("PAYMENT_FAILED"), within);
        QCOMPARE(balanceOf(*payer), 20'000 - 12'900);
    }

    void aChargeTakesTheKeyOfAnyWindowOnce()
    {
        const auto payer = m_shop->shopper(4);
        const auto charge = [&](const QString &paymentKey, qint64 amount) {
            return payer->postOnce(QStringLiteral("/v1/me/balance/charges"),
                                   {{QStringLiteral("amount"), amount}, {QStringLiteral("paymentKey"), paymentKey}});
        };
        const QString key = windowOf(QStringLiteral("my-charge-1"), 700);
        const Answer charged = charge(key, 700);
        QVERIFY2(charged.status == 201, charged.body.constData());
        const Answer again = charge(key, 700);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.json, charged.json);
        QCOMPARE(charge(key, 701).code(), QByteArray("AMOUNT_MISMATCH"));
        QCOMPARE(charge(windowOf(QStringLiteral("my-charge-2"), 800), 700).code(), QByteArray("PAYMENT_REFUSED"));
        QCOMPARE(charge(QStringLiteral("no-such-key"), 700).code(), QByteArray("PAYMENT_REFUSED"));
        // Nor does the key of an order's window charge anything, before and after it was paid.
        const Window window = open("approve");
        QCOMPARE(charge(window.paymentKey, window.total).code(), QByteArray("PAYMENT_REFUSED"));
        QCOMPARE(confirm(window, "paid-first").status, 200);
        QCOMPARE(charge(window.paymentKey, window.total).code(), QByteArray("PAYMENT_REFUSED"));
        QCOMPARE(balanceAtTheGateway(window.orderId), window.total);
        QCOMPARE(balanceOf(*payer), 700);
    }

    void aCarrierThatRefusesForGoodUndoesTheLine()
    {
        setSimulator({{QStringLiteral("carrier"), QJsonObject{{QStringLiteral("refuseRate"), 1}}}});
        const Window window = open("approve");
        QCOMPARE(m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).status, 200);
        WAIT_COMPARE(orderState(window.orderId), QStringLiteral("CANCELLED"), within);
        WAIT_COMPARE(balanceAtTheGateway(window.orderId), 0, within);
    }

    void theTimelineTellsTheWholeStory()
    {
        const Window window = open("approve");
        QCOMPARE(m_member->postOnce(QStringLiteral("/v1/payments/confirm"), window.confirmBody()).status, 200);
        WAIT_COMPARE(lineState(window.orderId), QStringLiteral("DELIVERY_REQUESTED"), within);
        const Answer timeline = m_shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(window.orderId));
        QCOMPARE(timeline.status, 200);
        QSet<QString> layers;
        for (const QJsonValue &entry : timeline.json.value(QStringLiteral("entries")).toArray())
            layers.insert(entry.toObject().value(QStringLiteral("layer")).toString());
        for (const char *layer : {"payment", "gateway", "delivery"})
            QVERIFY2(layers.contains(QLatin1StringView(layer)), timeline.body.constData());
    }

private:
    void setSimulator(QJsonObject changes)
    {
        QJsonObject settings{{QStringLiteral("latencyMs"), 0},
                             {QStringLiteral("failureRate"), 0},
                             {QStringLiteral("unknownRate"), 0},
                             {QStringLiteral("carrier"), QJsonObject{{QStringLiteral("latencyMs"), 0},
                                                                     {QStringLiteral("failureRate"), 0},
                                                                     {QStringLiteral("refuseRate"), 0}}}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            settings.insert(change.key(), change.value());
        const Answer set = m_shop->boss().put(QStringLiteral("/simulator/settings"), settings);
        QVERIFY2(set.status == 200, set.body.constData());
    }

    Window open(const char *outcome, std::optional<test::OnSale> onSale = {})
    {
        const Answer placed =
            m_member->postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.value_or(m_onSale), "PG"));
        Window window{placed.text("id"), placed.json.value(QStringLiteral("total")).toInteger(), {}};
        const QJsonObject body{{QStringLiteral("orderId"), window.orderId}, {QStringLiteral("amount"), window.total}};
        const Answer begun = m_member->post(QStringLiteral("/v1/payments"), body);
        if (placed.status != 201 || begun.status != 201)
            qWarning("%s %s", placed.body.constData(), begun.body.constData());
        QJsonObject wanted = body;
        wanted.insert(QStringLiteral("outcome"), QLatin1StringView(outcome));
        window.paymentKey = m_member->post(QStringLiteral("/simulator/windows"), wanted).text("paymentKey");
        return window;
    }

    QString windowOf(const QString &orderId, qint64 amount)
    {
        return m_member
            ->post(QStringLiteral("/simulator/windows"),
                   {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), amount}})
            .text("paymentKey");
    }

    Answer confirm(const Window &window, const QByteArray &key)
    {
        return m_member->post(QStringLiteral("/v1/payments/confirm"), window.confirmBody(), {{"Idempotency-Key", key}});
    }

    Answer cancel(const QString &orderId)
    {
        return m_member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {});
    }

    QJsonObject detail(const QString &orderId) { return m_member->get(QStringLiteral("/v1/orders/") + orderId).json; }
    QString orderState(const QString &orderId) { return detail(orderId).value(QStringLiteral("state")).toString(); }
    QString lineState(const QString &orderId)
    {
        return detail(orderId)
            .value(QStringLiteral("lines"))
            .toArray()
            .at(0)
            .toObject()
            .value(QStringLiteral("state"))
            .toString();
    }
    QString paymentState(const QString &orderId)
    {
        return detail(orderId).value(QStringLiteral("payment")).toObject().value(QStringLiteral("state")).toString();
    }
    QString carrierReference(const QString &orderId)
    {
        QString reference;
        const auto read = [&] {
            reference = detail(orderId)
                            .value(QStringLiteral("deliveries"))
                            .toArray()
                            .at(0)
                            .toObject()
                            .value(QStringLiteral("reference"))
                            .toString();
            return !reference.isEmpty();
        };
        return QTest::qWaitFor(read, within) ? reference : QString();
    }
    void advance(const QString &reference)
    {
        QCOMPARE(m_member->post(QStringLiteral("/simulator/carrier/shipments/%1/advance").arg(reference), {}).status,
                 200);
    }
    QJsonArray paymentsAtTheGateway(const QString &orderId)
    {
        return m_shop->boss()
            .get(QStringLiteral("/simulator/book?orderId=%1").arg(orderId))
            .json.value(QStringLiteral("payments"))
            .toArray();
    }
    int approvalsAtTheGateway(const QString &orderId)
    {
        int approved = 0;
        for (const QJsonValue &payment : paymentsAtTheGateway(orderId))
            approved += payment.toObject().value(QStringLiteral("status")).toString() == QStringLiteral("DONE");
        return approved;
    }
    qint64 balanceAtTheGateway(const QString &orderId)
    {
        qint64 balance = 0;
        for (const QJsonValue &payment : paymentsAtTheGateway(orderId))
            balance += payment.toObject().value(QStringLiteral("balanceAmount")).toInteger();
        return balance;
    }
    static int balanceOf(Caller &caller)
    {
        return caller.get(QStringLiteral("/v1/me/balance")).json.value(QStringLiteral("amount")).toInt();
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    test::OnSale m_onSale;
    std::unique_ptr<Caller> m_member;
};

ENGINES_MAIN(PaymentTest)
#include "payment_test.moc"
