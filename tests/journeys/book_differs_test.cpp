// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

#include <QDateTime>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;

} // namespace

/// I9: where the gateway's book and ours differ: seen within seconds, when told, or in the night, and booked by a
/// person.
class BookDiffersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_at.open(), m_at.backend.output().constData()); }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    /// Cancelled at the gateway behind our back: seen within seconds, and once a person books it nobody gets goods
    /// whose money is back.
    void cancelledBehindOurBackItIsBookedAndTheOrderEnds()
    {
        const qint64 available = m_at.shop->stockOf(m_at.onSale).value(QStringLiteral("available")).toInteger();
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.actions(orderId), (QStringList{QStringLiteral("cancel"), QStringLiteral("ASK_AGAIN"),
                                                     QStringLiteral("BOOK_AS_GATEWAY"), QStringLiteral("CLOSE")}));
        QCOMPARE(m_at.exceptionOf(orderId)[QStringLiteral("theirs")].toInteger(-1), 0);
        QVERIFY(m_at.shop->broken().join(u' ').contains(QStringLiteral("payments.gateway-agrees")));

        const Answer asked = m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("ASK_AGAIN"));
        QCOMPARE(asked.status, 200);
        QCOMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"));

        const Answer booked =
            m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("BOOK_AS_GATEWAY"));
        QVERIFY2(booked.status == 200, booked.body.constData());
        QCOMPARE(booked.json[QStringLiteral("payment")][QStringLiteral("state")].toString(),
                 QStringLiteral("CANCELED"));
        WAIT_COMPARE(m_at.state(orderId), QStringLiteral("CANCELLED"), within);
        QCOMPARE(m_at.attention(orderId), QString());
        QCOMPARE(m_at.shop->stockOf(m_at.onSale).value(QStringLiteral("available")).toInteger(), available);
        QVERIFY(m_at.exceptionOf(orderId).isEmpty());
        QCOMPARE(m_at.audited(orderId).size(), 2);
        // Nothing is awaited any more: also an hour later it waits for nobody.
        m_at.later(3'700);
        WAIT_COMPARE(waitingSagas(), 0, within);
        QCOMPARE(m_at.attention(orderId), QString());
    }

    /// By the payment key, the gateway's own number and the carrier's reference.
    void anOrderIsFoundByWhatTheOutsideCallsIt()
    {
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        QCOMPARE(found(paymentKey), QStringList(orderId));
        QCOMPARE(found(paymentKey + u'x'), QStringList());
        const auto gatewayKey = [&] { return gatewaysNumberOf(orderId); };
        WAIT_VERIFY(!gatewayKey().isEmpty(), within);
        QCOMPARE(found(gatewayKey()), QStringList(orderId));
        const auto reference = [&] {
            return m_at.detail(orderId)[QStringLiteral("deliveries")][0][QStringLiteral("reference")].toString();
        };
        WAIT_VERIFY(!reference().isEmpty(), within);
        QCOMPARE(found(reference()), QStringList(orderId));
    }

    void aPartThatWentBackIsBookedAndTheOrderGoesOn()
    {
        const QString orderId = m_at.paid();
        QCOMPARE(m_at.cancelThere(m_at.keyOf(orderId), 3'000).status, 200);
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("BOOK_AS_GATEWAY")).status,
                 200);
        QCOMPARE(m_at.paymentState(orderId), QStringLiteral("PARTIALLY_CANCELED"));
        QCOMPARE(m_at.state(orderId), QStringLiteral("PAID"));
        QCOMPARE(m_at.attention(orderId), QString());
        // Cancelled after that, only the rest goes back.
        QCOMPARE(m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {}).status, 200);
        WAIT_COMPARE(m_at.keptThere(m_at.keyOf(orderId)), 0, within);
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
    }

    /// A part went back at the gateway, and then the whole order is cancelled: the part is booked, the rest is asked
    /// for.
    void F33_cancelledAfterAPartWentBackThereTheRestGoesBack()
    {
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        QCOMPARE(m_at.cancelThere(paymentKey, 3'000).status, 200);
        QCOMPARE(m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {}).status, 200);
        WAIT_COMPARE(m_at.keptThere(paymentKey), 0, within);
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
        WAIT_COMPARE(m_at.state(orderId), QStringLiteral("CANCELLED"), within);
        WAIT_VERIFY(m_at.exceptionOf(orderId).isEmpty(), within);
        QCOMPARE(m_at.attention(orderId), QString());
    }

    /// A part went back before we knew that it was paid: a person is told, and still is when the order has got on.
    void F33_aPartThatWentBackBeforeWeLookedIsShownOnItsOrder()
    {
        const QString orderId = m_at.begun();
        const QString paymentKey = m_at.windowOf(orderId);
        QVERIFY(m_at.gateway.bend({PaidShop::bend("confirm", "drop"), PaidShop::bend("find", "drop")}));
        QCOMPARE(m_at.confirm(orderId, paymentKey).status, 202);
        WAIT_COMPARE(m_at.keptThere(paymentKey), PaidShop::price, within);
        QCOMPARE(m_at.cancelThere(paymentKey, 3'000).status, 200);
        QVERIFY(m_at.gateway.bend({}));
        const auto isRequested = [&] {
            return m_at.detail(orderId)[QStringLiteral("lines")][0][QStringLiteral("state")].toString() ==
                   QStringLiteral("DELIVERY_REQUESTED");
        };
        WAIT_VERIFY(isRequested(), within);
        QCOMPARE(m_at.attention(orderId), QStringLiteral("CANCELED_AT_GATEWAY"));
        QVERIFY(m_at.actions(orderId).contains(QStringLiteral("CLOSE")));
        QCOMPARE(m_at.exceptionOf(orderId)[QStringLiteral("ours")].toInteger(), PaidShop::price - 3'000);
        const QString waiting =
            QString::fromUtf8(m_at.shop->boss().get(QStringLiteral("/v1/ops/orders?attention=true")).body);
        QVERIFY(waiting.contains(orderId));
        // Nobody's but the operators' to read.
        const auto seen = m_at.member->get(QStringLiteral("/v1/orders/") + orderId).json;
        QVERIFY(!seen[QStringLiteral("payment")].toObject().contains(QStringLiteral("exception")));
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("CLOSE", "a gift")).status,
                 200);
        QCOMPARE(m_at.attention(orderId), QString());
    }

    /// The gateway refuses a cancel and does not say what is left: that is unknown, not nothing.
    void F33_whatTheBookDoesNotSayIsNotZero()
    {
        const QString orderId = m_at.paid();
        QVERIFY(m_at.gateway.bend({PaidShop::bend("cancel", "error",
                                                  {{QStringLiteral("status"), 403},
                                                   {QStringLiteral("code"), QStringLiteral("NOT_CANCELABLE_PAYMENT")}}),
                                   PaidShop::bend("find", "error",
                                                  {{QStringLiteral("status"), 404},
                                                   {QStringLiteral("code"), QStringLiteral("NOT_FOUND_PAYMENT")}})}));
        QCOMPARE(m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {}).status, 200);
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("GATEWAY_REFUSES_CANCEL"), within);
        QVERIFY(!m_at.exceptionOf(orderId)[QStringLiteral("theirs")].isDouble());
        QVERIFY(m_at.gateway.bend({}));
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("ASK_AGAIN")).status, 200);
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
    }

    void aDifferenceThatAPersonClosesStaysClosed()
    {
        const QString orderId = m_at.paid();
        QCOMPARE(m_at.cancelThere(m_at.keyOf(orderId), 1'000).status, 200);
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("CLOSE", "a gift")).status,
                 200);
        const int looks = m_at.gateway.counts().value(QStringLiteral("find")).toInt();
        WAIT_VERIFY(m_at.gateway.counts().value(QStringLiteral("find")).toInt() > looks + 3, within);
        QCOMPARE(m_at.attention(orderId), QString());
        QVERIFY(m_at.exceptionOf(orderId).isEmpty());
    }

    void aChargeThatWentBackIsTakenFromItsBalance()
    {
        const qint64 before = m_at.balance();
        const QString paymentKey = m_at.windowOf(QStringLiteral("charge-that-goes-back"));
        const Answer charged = m_at.charge(paymentKey);
        QCOMPARE(charged.status, 201);
        const QString paymentId = charged.text("paymentId");
        QCOMPARE(m_at.balance(), before + PaidShop::price);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        WAIT_VERIFY(!m_at.exceptionOf(paymentId, "paymentId").isEmpty(), within);
        const Answer booked =
            m_at.shop->boss().postOnce(PaidShop::paymentPath(paymentId), PaidShop::deciding("BOOK_AS_GATEWAY"));
        QVERIFY2(booked.status == 200, booked.body.constData());
        QCOMPARE(m_at.balance(), before);
        QVERIFY(m_at.exceptionOf(paymentId, "paymentId").isEmpty());
    }

    /// The gateway's own word that something changed makes us ask, whoever says it, and not more often than now and
    /// then.
    void aNotificationOnlyMakesUsAsk()
    {
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("3600"));
        m_at.later(1);
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        QCOMPARE(m_at.attention(orderId), QString());
        QCOMPARE(notified(R"({"eventType":"DEPOSIT_CALLBACK","data":{}})").status, 200);
        QCOMPARE(notified(R"({"eventType":"PAYMENT_STATUS_CHANGED","data":{"paymentKey":"of nobody here"}})").status,
                 200);
        QCOMPARE(m_at.attention(orderId), QString());
        const QJsonObject said{{QStringLiteral("paymentKey"), paymentKey},
                               {QStringLiteral("status"), QStringLiteral("DONE")}};
        const QByteArray changed =
            QJsonDocument(QJsonObject{{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")},
                                      {QStringLiteral("data"), said}})
                .toJson();
        const int asked = m_at.gateway.counts().value(QStringLiteral("find")).toInt();
        for (int i = 0; i < 50; ++i)
            QCOMPARE(notified(changed).status, 200);
        QCOMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS")); // not what the notification said
        const int more = m_at.gateway.counts().value(QStringLiteral("find")).toInt() - asked;
        QVERIFY2(more >= 1 && more <= 3, QByteArray::number(more));
        for (const char *bad : {"", "[]", "{}", R"({"eventType":7})", R"({"eventType":"PAYMENT_STATUS_CHANGED"})",
                                R"({"eventType":"PAYMENT_STATUS_CHANGED","data":{"paymentKey":3}})"})
            QCOMPARE(notified(bad).status, 400);
        QCOMPARE(notified(QByteArray(65 * 1'024, ' ')).status, 413);
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("BOOK_AS_GATEWAY")).status,
                 200);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("1"));
        m_at.later(1);
    }

    /// What nobody looks at by day is found in the night.
    void F33_theNightFindsWhatIsOld()
    {
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        QCOMPARE(m_at.backend.stop(), 0);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        const QTime inSeoul = QDateTime::currentDateTimeUtc().addSecs(m_at.ahead + 9 * 3'600).time();
        constexpr qint64 day = 86'400;
        const qint64 noon = (day + 12 * 3'600 - inSeoul.msecsSinceStartOfDay() / 1'000) % day;
        m_at.ahead += noon < 3'600 ? noon + day : noon; // long after it changed
        QVERIFY2(m_at.start(m_at.ahead), m_at.backend.output().constData());
        const int looks = m_at.gateway.counts().value(QStringLiteral("find")).toInt();
        m_at.paid();
        WAIT_VERIFY(m_at.gateway.counts().value(QStringLiteral("find")).toInt() >= looks + 3, within);
        QCOMPARE(m_at.attention(orderId), QString()); // what changed lately was compared, and this did not
        m_at.later(15 * 3'600 + 1'800);               // half past three in Seoul
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("BOOK_AS_GATEWAY")).status,
                 200);
        WAIT_COMPARE(m_at.state(orderId), QStringLiteral("CANCELLED"), within);
    }

private:
    QStringList found(const QString &query)
    {
        QStringList ids;
        const QString path = QStringLiteral("/v1/ops/orders?q=%1").arg(query);
        for (const QJsonValue &item : m_at.shop->boss().get(path).json[QStringLiteral("items")].toArray())
            ids.append(item[QStringLiteral("id")].toString());
        return ids;
    }
    QString gatewaysNumberOf(const QString &orderId)
    {
        const Answer timeline = m_at.shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(orderId));
        for (const QJsonValue &entry : timeline.json[QStringLiteral("entries")].toArray()) {
            const QString key = entry[QStringLiteral("detail")][QStringLiteral("gatewayKey")].toString();
            if (!key.isEmpty())
                return key;
        }
        return {};
    }
    Answer notified(const QByteArray &body)
    {
        return Caller(m_at.backend.url()).send("POST", QStringLiteral("/v1/payments/notifications"), body, {});
    }
    /// Orders that wait for a person.
    qint64 waitingSagas()
    {
        return m_at.shop->boss()
            .get(QStringLiteral("/v1/ops/sagas"))
            .json[QStringLiteral("attentionCount")]
            .toInteger(-1);
    }

    PaidShop m_at;
};

QTEST_GUILESS_MAIN(BookDiffersTest)
#include "book_differs_test.moc"
