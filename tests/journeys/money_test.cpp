// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QTest>
#include <QUuid>
#include <future>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int atOnce = 50;
constexpr qint64 price = 12'900;

} // namespace

/// Where a payment of the gateway could pay twice: it pays once, whoever asks, however often, all at the same moment.
class MoneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        m_shop = std::make_unique<Shop>(m_backend);
        QVERIFY(m_shop->ready());
        m_onSale = m_shop->openSale({500, 0, 600, price});
        m_member = m_shop->shopper(11);
    }

    void cleanup() { QCOMPARE(m_shop->broken(), QStringList()); }

    void A9_fiftyConfirmsAtOncePayOnce_data()
    {
        QTest::addColumn<bool>("sameIdempotencyKey");
        QTest::newRow("one key") << true;
        QTest::newRow("a key each") << false;
    }
    void A9_fiftyConfirmsAtOncePayOnce()
    {
        QFETCH(bool, sameIdempotencyKey);
        const QString orderId = order();
        const QString paymentKey = windowOf(orderId);
        const QByteArray key = QUuid::createUuid().toByteArray(QUuid::Id128);
        const auto answers = volley([&](int number) {
            return post(QStringLiteral("/v1/payments/confirm"), confirmBody(orderId, paymentKey),
                        sameIdempotencyKey ? key : key + QByteArray::number(number));
        });
        QVERIFY(count(answers, 200) >= 1);
        for (const Answer &answer : answers)
            QVERIFY2(answer.status == 200 || answer.status == 202 || answer.status == 409, answer.body.constData());
        QCOMPARE(taken(paymentKey), price);
        QVERIFY(paid(orderId));
        const QString another = windowOf(orderId);
        QCOMPARE(post(QStringLiteral("/v1/payments/confirm"), confirmBody(orderId, another), key + "-another").code(),
                 QByteArray("ALREADY_PAID"));
        QCOMPARE(taken(another), 0);
    }

    void A10_oneKeyForAnOrderAndAChargeAtOncePaysOnce_data()
    {
        QTest::addColumn<bool>("windowOfAnOrder");
        QTest::newRow("the window of the order") << true;
        QTest::newRow("the window of a charge") << false;
    }
    void A10_oneKeyForAnOrderAndAChargeAtOncePaysOnce()
    {
        QFETCH(bool, windowOfAnOrder);
        const qint64 before = balance();
        const QString orderId = order();
        const QString paymentKey = windowOf(windowOfAnOrder ? orderId : QStringLiteral("charge-of-mine"));
        const auto answers = volley([&](int number) {
            const QByteArray key = QUuid::createUuid().toByteArray(QUuid::Id128);
            if (number % 2 == 0)
                return post(QStringLiteral("/v1/payments/confirm"), confirmBody(orderId, paymentKey), key);
            return post(QStringLiteral("/v1/me/balance/charges"),
                        {{QStringLiteral("paymentKey"), paymentKey}, {QStringLiteral("amount"), price}}, key);
        });
        for (const Answer &answer : answers)
            QVERIFY2(answer.status != 0 && answer.status < 500, answer.body.constData());
        const qint64 charged = balance() - before;
        const qint64 forOrder = paid(orderId) ? price : 0;
        QCOMPARE(charged + forOrder, taken(paymentKey));
        QCOMPARE(forOrder, windowOfAnOrder ? price : 0);
        if (windowOfAnOrder)
            QCOMPARE(charged, 0);
    }

    void A10_oneKeyForTwoOrdersAtOncePaysOne()
    {
        const QString one = order();
        const QString other = order();
        const QString paymentKey = windowOf(one);
        volley([&](int number) {
            return post(QStringLiteral("/v1/payments/confirm"), confirmBody(number % 2 ? one : other, paymentKey),
                        QUuid::createUuid().toByteArray(QUuid::Id128));
        });
        QCOMPARE((paid(one) ? price : 0) + (paid(other) ? price : 0), taken(paymentKey));
        QVERIFY(!paid(other));
    }

    void aRefusedChargeIsDecidedAnewUnderItsKey()
    {
        const qint64 before = balance();
        const auto charge = [&](const QString &paymentKey) {
            return post(QStringLiteral("/v1/me/balance/charges"),
                        {{QStringLiteral("paymentKey"), paymentKey}, {QStringLiteral("amount"), price}}, "one-key");
        };
        const Answer refused = charge(windowOf(QStringLiteral("charge-refused"), "refuse"));
        QCOMPARE(refused.code(), QByteArray("PAYMENT_REFUSED"));
        const Answer charged = charge(windowOf(QStringLiteral("charge-good")));
        QVERIFY2(charged.status == 201, charged.body.constData());
        QVERIFY(!charged.headers.contains("idempotency-replayed"));
        QCOMPARE(balance(), before + price);
    }

    void theGatewayHearsThePersonsReason()
    {
        const QString orderId = order();
        const QString paymentKey = windowOf(orderId);
        QCOMPARE(post(QStringLiteral("/v1/payments/confirm"), confirmBody(orderId, paymentKey), "reason-1").status,
                 200);
        QCOMPARE(post(QStringLiteral("/v1/orders/%1/cancel").arg(orderId),
                      {{QStringLiteral("reason"), QStringLiteral("색이 달라요")}}, "reason-2")
                     .status,
                 200);
        WAIT_COMPARE(atTheGateway(paymentKey)
                         .value(QStringLiteral("cancels"))
                         .toArray()
                         .at(0)
                         .toObject()
                         .value(QStringLiteral("cancelReason"))
                         .toString(),
                     QStringLiteral("색이 달라요"), 60'000);
    }

private:
    template <typename Call>
    static std::vector<Answer> volley(Call call)
    {
        std::vector<std::future<Answer>> flying;
        for (int number = 0; number < atOnce; ++number)
            flying.push_back(std::async(std::launch::async, call, number));
        std::vector<Answer> answers;
        for (auto &answer : flying)
            answers.push_back(answer.get());
        return answers;
    }
    static int count(const std::vector<Answer> &answers, int status)
    {
        return int(std::count_if(answers.begin(), answers.end(),
                                 [status](const Answer &answer) { return answer.status == status; }));
    }

    Answer post(const QString &path, const QJsonObject &body, const QByteArray &key) const
    {
        return Caller(m_backend.url(), m_member->token()).post(path, body, {{"Idempotency-Key", key}});
    }
    static QJsonObject confirmBody(const QString &orderId, const QString &paymentKey)
    {
        return {{QStringLiteral("paymentKey"), paymentKey},
                {QStringLiteral("orderId"), orderId},
                {QStringLiteral("amount"), price}};
    }

    /// An order that waits to be paid, its payment begun.
    QString order()
    {
        const QJsonObject line{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const Answer placed = m_member->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        m_member->postOnce(QStringLiteral("/v1/payments"),
                           {{QStringLiteral("orderId"), placed.text("id")}, {QStringLiteral("amount"), price}});
        return placed.text("id");
    }
    QString windowOf(const QString &orderId, const char *outcome = "approve")
    {
        return m_member
            ->post(QStringLiteral("/simulator/windows"), {{QStringLiteral("orderId"), orderId},
                                                          {QStringLiteral("amount"), price},
                                                          {QStringLiteral("outcome"), QLatin1StringView(outcome)}})
            .text("paymentKey");
    }
    bool paid(const QString &orderId)
    {
        return m_member->get(QStringLiteral("/v1/orders/") + orderId).text("state") == QStringLiteral("PAID");
    }
    qint64 balance()
    {
        return m_member->get(QStringLiteral("/v1/me/balance")).json.value(QStringLiteral("amount")).toInteger();
    }
    QJsonObject atTheGateway(const QString &paymentKey)
    {
        const Answer book = m_shop->boss().get(QStringLiteral("/simulator/book?limit=10000"));
        for (const QJsonValue &value : book.json.value(QStringLiteral("payments")).toArray()) {
            if (value.toObject().value(QStringLiteral("paymentKey")).toString() == paymentKey)
                return value.toObject();
        }
        return {};
    }
    /// What the gateway keeps under this key.
    qint64 taken(const QString &paymentKey)
    {
        const QJsonObject payment = atTheGateway(paymentKey);
        const bool done = payment.value(QStringLiteral("status")).toString() == QStringLiteral("DONE");
        return done ? payment.value(QStringLiteral("balanceAmount")).toInteger() : 0;
    }

    RunningBackend m_backend;
    std::unique_ptr<Shop> m_shop;
    test::OnSale m_onSale;
    std::unique_ptr<Caller> m_member;
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"
