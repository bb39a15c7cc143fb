// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"

#include <QDateTime>
#include <QTimeZone>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 minutesLater = 130; // s: what the gateway does not decide for two minutes waits for a person
constexpr auto password = "long enough for anybody";

QString orderPath(const QString &orderId)
{
    return QStringLiteral("/v1/ops/orders/%1/resolve").arg(orderId);
}

QString paymentPath(const QString &paymentId)
{
    return QStringLiteral("/v1/ops/payments/%1/resolve").arg(paymentId);
}

QJsonObject deciding(const char *act, const char *reason = "they were called")
{
    return {{QStringLiteral("act"), QLatin1StringView(act)}, {QStringLiteral("reason"), QString::fromUtf8(reason)}};
}

} // namespace

/// F33: what the gateway does not decide, says in unknown words or has otherwise in its book waits for a person, who
/// is shown it and ends it by one of the acts that are allowed.
class ExceptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *permissions : {"view", "refund.decide"}) {
            QCOMPARE(m_at.backend.command({QStringLiteral("operator"), QStringLiteral("add"),
                                           QStringLiteral("only-%1").arg(QLatin1StringView(permissions)),
                                           QStringLiteral("--permissions"), QLatin1StringView(permissions)},
                                          password),
                     0);
        }
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
    }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    void anUnreadablePaymentIsShownWithTheGatewaysOwnWord()
    {
        const QString orderId = unreadable();
        QCOMPARE(m_at.actions(orderId), (QStringList{QStringLiteral("ASK_AGAIN"), QStringLiteral("CLOSE")}));
        const auto word = QStringLiteral("status is \"A_WORD_OF_TOMORROW\"");
        QCOMPARE(m_at.detail(orderId)[QStringLiteral("payment")][QStringLiteral("exception")][QStringLiteral("said")]
                     .toString(),
                 word);
        const Answer timeline = m_at.shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(orderId));
        QVERIFY2(timeline.body.contains("A_WORD_OF_TOMORROW"), timeline.body.constData());
        const QJsonObject listed = exceptionOf(orderId);
        QCOMPARE(listed[QStringLiteral("said")].toString(), word);
        QCOMPARE(listed[QStringLiteral("reason")].toString(), QStringLiteral("GATEWAY_UNREADABLE"));
        QCOMPARE(listed[QStringLiteral("amount")].toInteger(), PaidShop::price);
        QVERIFY(m_at.overview()[QStringLiteral("paymentExceptions")].toInteger() >= 1);
        m_at.backend.readOutput();
        QVERIFY(m_at.backend.output().contains("A_WORD_OF_TOMORROW"));
        m_waiting = orderId;
    }

    void onlyWhoMayDecideDoes()
    {
        const auto viewer = signedIn("only-view");
        const auto decider = signedIn("only-refund.decide");
        const auto list = QStringLiteral("/v1/ops/payments/exceptions");
        QCOMPARE(viewer->get(list).status, 200);
        QCOMPARE(decider->get(list).status, 403);
        QCOMPARE(m_at.member->get(list).status, 401);
        QCOMPARE(Caller(m_at.backend.url()).get(list).status, 401);
        QCOMPARE(viewer->postOnce(orderPath(m_waiting), deciding("ASK_AGAIN")).status, 403);
        QCOMPARE(viewer->postOnce(paymentPath(m_waiting), deciding("ASK_AGAIN")).status, 403);
        QCOMPARE(m_at.member->postOnce(orderPath(m_waiting), deciding("ASK_AGAIN")).status, 401);
        QCOMPARE(decider->postOnce(orderPath(m_waiting), deciding("ASK_AGAIN")).status, 200);
        QCOMPARE(audited(m_waiting).size(), 1);
    }

    void aBadDecisionSaysWhatIsTakenAndChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, const char *body, const char *said) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(said);
        };
        row("no act", R"({"reason":"so"})", "act");
        row("another act", R"({"act":"FORGET","reason":"so"})", "ASK_AGAIN, BOOK_AS_GATEWAY or CLOSE");
        row("an act in small letters", R"({"act":"close","reason":"so"})", "ASK_AGAIN, BOOK_AS_GATEWAY or CLOSE");
        row("an act that is no text", R"({"act":3,"reason":"so"})", "act");
        row("no reason", R"({"act":"CLOSE"})", "reason");
        row("a blank reason", R"({"act":"CLOSE","reason":"  "})", "must say why");
        row("a field nobody knows", R"({"act":"CLOSE","reason":"so","force":true})", "force");
        row("no JSON", "CLOSE", "JSON");
    }
    void aBadDecisionSaysWhatIsTakenAndChangesNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, said);
        const qsizetype before = audited(m_waiting).size();
        const Answer refused =
            m_at.shop->boss().send("POST", orderPath(m_waiting), body, {{"Idempotency-Key", "bad decision"}});
        QVERIFY2(refused.status == 400 || refused.status == 422, refused.body.constData());
        QVERIFY2(refused.body.contains(said), refused.body.constData());
        QCOMPARE(m_at.attention(m_waiting), QStringLiteral("GATEWAY_UNREADABLE"));
        QCOMPARE(audited(m_waiting).size(), before);
    }

    void whatCannotBeDecidedIsRefused()
    {
        Caller &boss = m_at.shop->boss();
        QCOMPARE(boss.post(orderPath(m_waiting), deciding("CLOSE")).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        const Answer notNow = boss.postOnce(orderPath(m_waiting), deciding("BOOK_AS_GATEWAY"));
        QCOMPARE(notNow.code(), QByteArray("ACT_NOT_ALLOWED"));
        QCOMPARE(notNow.status, 409);
        QCOMPARE(notNow.json[QStringLiteral("allowedActions")].toArray(),
                 (QJsonArray{QStringLiteral("ASK_AGAIN"), QStringLiteral("CLOSE")}));
        QCOMPARE(boss.postOnce(orderPath(QStringLiteral("77")), deciding("CLOSE")).code(),
                 QByteArray("ORDER_NOT_FOUND"));
        QCOMPARE(boss.postOnce(paymentPath(QStringLiteral("77")), deciding("CLOSE")).code(),
                 QByteArray("PAYMENT_NOT_FOUND"));
        const QString healthy = m_at.begun();
        QCOMPARE(boss.postOnce(orderPath(healthy), deciding("CLOSE")).code(), QByteArray("ACT_NOT_ALLOWED"));
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?limit=0")).status, 400);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?cursor=x")).status, 400);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?state=OPEN")).status, 400);
    }

    /// Ended by hand: the order fails, and what the gateway had taken all the same goes back once it can be read.
    void endedByHandTheMoneyGoesBack()
    {
        const QString paymentKey = keyOf(m_waiting);
        QCOMPARE(m_at.keptThere(paymentKey), PaidShop::price);
        const qsizetype before = audited(m_waiting).size();
        const Caller::Headers key{{"Idempotency-Key", "ended by hand"}};
        const Answer ended = m_at.shop->boss().post(orderPath(m_waiting), deciding("CLOSE", "고객과 통화함"), key);
        QVERIFY2(ended.status == 200, ended.body.constData());
        QCOMPARE(ended.text("state"), QStringLiteral("PAYMENT_FAILED"));
        const Answer again = m_at.shop->boss().post(orderPath(m_waiting), deciding("CLOSE", "고객과 통화함"), key);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(m_at.shop->boss().post(orderPath(m_waiting), deciding("CLOSE", "other words"), key).code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        const QJsonArray entries = audited(m_waiting);
        QCOMPARE(entries.size(), before + 1);
        QVERIFY(QJsonDocument(entries).toJson().contains(QStringLiteral("고객과 통화함").toUtf8()));
        QVERIFY(m_at.gateway.bend({}));
        QTRY_COMPARE_WITH_TIMEOUT(m_at.keptThere(paymentKey), 0, within);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(m_waiting), QString(), within);
        QCOMPARE(m_at.state(m_waiting), QStringLiteral("PAYMENT_FAILED"));
    }

    void askedAgainItGoesOn()
    {
        const QString orderId = unreadable();
        QVERIFY(m_at.gateway.bend({}));
        const Answer asked = m_at.shop->boss().postOnce(orderPath(orderId), deciding("ASK_AGAIN"));
        QVERIFY2(asked.status == 200, asked.body.constData());
        QTRY_COMPARE_WITH_TIMEOUT(m_at.state(orderId), QStringLiteral("PAID"), within);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(orderId), QString(), within);
        QVERIFY(exceptionOf(orderId).isEmpty());
    }

    void aChargeThatWaitsIsDecidedByItsPayment()
    {
        const qint64 before = m_at.balance();
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("confirm")}));
        const QString paymentKey = m_at.windowOf(QStringLiteral("charge-of-mine"));
        const Answer charged = charge(paymentKey);
        QVERIFY2(charged.status == 202, charged.body.constData());
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("any")}));
        later();
        const QString paymentId = charged.text("paymentId");
        const auto waits = [&] { return !exceptionOf(paymentId, "paymentId").isEmpty(); };
        QTRY_VERIFY_WITH_TIMEOUT(waits(), within);
        QVERIFY(!exceptionOf(paymentId, "paymentId").contains(QStringLiteral("orderId")));
        QCOMPARE(m_at.balance(), before);
        QVERIFY(m_at.gateway.bend({}));
        const Answer asked = m_at.shop->boss().postOnce(paymentPath(paymentId), deciding("ASK_AGAIN"));
        QVERIFY2(asked.status == 200, asked.body.constData());
        QTRY_COMPARE_WITH_TIMEOUT(m_at.balance(), before + PaidShop::price, within);
        QTRY_VERIFY_WITH_TIMEOUT(!waits(), within);
    }

    /// Cancelled at the gateway behind our back: seen within seconds, and once a person books it nobody gets goods
    /// whose money is back.
    void cancelledBehindOurBackItIsBookedAndTheOrderEnds()
    {
        const qint64 available = m_at.shop->stockOf(m_at.onSale).value(QStringLiteral("available")).toInteger();
        const QString orderId = paid();
        const QString paymentKey = keyOf(orderId);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.actions(orderId), (QStringList{QStringLiteral("cancel"), QStringLiteral("ASK_AGAIN"),
                                                     QStringLiteral("BOOK_AS_GATEWAY"), QStringLiteral("CLOSE")}));
        QCOMPARE(exceptionOf(orderId)[QStringLiteral("theirs")].toInteger(-1), 0);
        QVERIFY(m_at.shop->broken().join(u' ').contains(QStringLiteral("payments.gateway-agrees")));

        const Answer asked = m_at.shop->boss().postOnce(orderPath(orderId), deciding("ASK_AGAIN"));
        QCOMPARE(asked.status, 200);
        QCOMPARE(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"));

        const Answer booked = m_at.shop->boss().postOnce(orderPath(orderId), deciding("BOOK_AS_GATEWAY"));
        QVERIFY2(booked.status == 200, booked.body.constData());
        QCOMPARE(booked.json[QStringLiteral("payment")][QStringLiteral("state")].toString(),
                 QStringLiteral("CANCELED"));
        QTRY_COMPARE_WITH_TIMEOUT(m_at.state(orderId), QStringLiteral("CANCELLED"), within);
        QCOMPARE(m_at.attention(orderId), QString());
        QCOMPARE(m_at.shop->stockOf(m_at.onSale).value(QStringLiteral("available")).toInteger(), available);
        QVERIFY(exceptionOf(orderId).isEmpty());
        QCOMPARE(audited(orderId).size(), 2);
        // Nothing is awaited any more: also an hour later it waits for nobody.
        later(3'700);
        QTRY_COMPARE_WITH_TIMEOUT(waitingSagas(), 0, within);
        QCOMPARE(m_at.attention(orderId), QString());
    }

    /// By the payment key, the gateway's own number and the carrier's reference.
    void anOrderIsFoundByWhatTheOutsideCallsIt()
    {
        const QString orderId = paid();
        const QString paymentKey = keyOf(orderId);
        QCOMPARE(found(paymentKey), QStringList(orderId));
        QCOMPARE(found(paymentKey + u'x'), QStringList());
        const auto gatewayKey = [&] { return gatewaysNumberOf(orderId); };
        QTRY_VERIFY_WITH_TIMEOUT(!gatewayKey().isEmpty(), within);
        QCOMPARE(found(gatewayKey()), QStringList(orderId));
        const auto reference = [&] {
            return m_at.detail(orderId)[QStringLiteral("deliveries")][0][QStringLiteral("reference")].toString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(!reference().isEmpty(), within);
        QCOMPARE(found(reference()), QStringList(orderId));
    }

    void aPartThatWentBackIsBookedAndTheOrderGoesOn()
    {
        const QString orderId = paid();
        QCOMPARE(m_at.cancelThere(keyOf(orderId), 3'000).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(orderPath(orderId), deciding("BOOK_AS_GATEWAY")).status, 200);
        QCOMPARE(m_at.paymentState(orderId), QStringLiteral("PARTIALLY_CANCELED"));
        QCOMPARE(m_at.state(orderId), QStringLiteral("PAID"));
        QCOMPARE(m_at.attention(orderId), QString());
        // Cancelled after that, only the rest goes back.
        QCOMPARE(m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), {}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.keptThere(keyOf(orderId)), 0, within);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
    }

    void aDifferenceThatAPersonClosesStaysClosed()
    {
        const QString orderId = paid();
        QCOMPARE(m_at.cancelThere(keyOf(orderId), 1'000).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(orderPath(orderId), deciding("CLOSE", "a gift")).status, 200);
        const int looks = m_at.gateway.counts().value(QStringLiteral("find")).toInt();
        QTRY_VERIFY_WITH_TIMEOUT(m_at.gateway.counts().value(QStringLiteral("find")).toInt() > looks + 3, within);
        QCOMPARE(m_at.attention(orderId), QString());
        QVERIFY(exceptionOf(orderId).isEmpty());
    }

    void aChargeThatWentBackIsTakenFromItsBalance()
    {
        const qint64 before = m_at.balance();
        const QString paymentKey = m_at.windowOf(QStringLiteral("charge-that-goes-back"));
        const Answer charged = charge(paymentKey);
        QCOMPARE(charged.status, 201);
        const QString paymentId = charged.text("paymentId");
        QCOMPARE(m_at.balance(), before + PaidShop::price);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(!exceptionOf(paymentId, "paymentId").isEmpty(), within);
        const Answer booked = m_at.shop->boss().postOnce(paymentPath(paymentId), deciding("BOOK_AS_GATEWAY"));
        QVERIFY2(booked.status == 200, booked.body.constData());
        QCOMPARE(m_at.balance(), before);
        QVERIFY(exceptionOf(paymentId, "paymentId").isEmpty());
    }

    /// The gateway's own word that something changed makes us ask, whoever says it, and not more often than now and
    /// then.
    void aNotificationOnlyMakesUsAsk()
    {
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("3600"));
        later(1);
        const QString orderId = paid();
        const QString paymentKey = keyOf(orderId);
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
        QCOMPARE(m_at.shop->boss().postOnce(orderPath(orderId), deciding("BOOK_AS_GATEWAY")).status, 200);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_COMPARE"), QStringLiteral("1"));
        later(1);
    }

    /// What nobody looks at by day is found in the night.
    void F33_theNightFindsWhatIsOld()
    {
        const QString orderId = paid();
        const QString paymentKey = keyOf(orderId);
        QCOMPARE(m_at.backend.stop(), 0);
        QCOMPARE(m_at.cancelThere(paymentKey, PaidShop::price).status, 200);
        const QTime inSeoul = QDateTime::currentDateTimeUtc().addSecs(m_ahead + 9 * 3'600).time();
        constexpr qint64 day = 86'400;
        const qint64 noon = (day + 12 * 3'600 - inSeoul.msecsSinceStartOfDay() / 1'000) % day;
        m_ahead += noon < 3'600 ? noon + day : noon; // long after it changed
        QVERIFY2(m_at.start(m_ahead), m_at.backend.output().constData());
        const int looks = m_at.gateway.counts().value(QStringLiteral("find")).toInt();
        QTest::qWait(2'000); // as many rounds of comparing what changed lately
        QCOMPARE(m_at.attention(orderId), QString());
        QVERIFY(m_at.gateway.counts().value(QStringLiteral("find")).toInt() >= looks);
        later(15 * 3'600 + 1'800); // half past three in Seoul
        QTRY_COMPARE_WITH_TIMEOUT(m_at.attention(orderId), QStringLiteral("BOOK_DIFFERS"), within);
        QCOMPARE(m_at.shop->boss().postOnce(orderPath(orderId), deciding("BOOK_AS_GATEWAY")).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(m_at.state(orderId), QStringLiteral("CANCELLED"), within);
    }

private:
    QString paid()
    {
        const QString orderId = m_at.begun();
        m_at.confirm(orderId, m_at.windowOf(orderId));
        return m_at.state(orderId) == QStringLiteral("PAID") ? orderId : QString();
    }
    Answer charge(const QString &paymentKey)
    {
        return m_at.member->postOnce(
            QStringLiteral("/v1/me/balance/charges"),
            {{QStringLiteral("amount"), PaidShop::price}, {QStringLiteral("paymentKey"), paymentKey}});
    }
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

    /// Starts the backend anew, some minutes later than it was.
    void later(qint64 seconds = minutesLater)
    {
        QCOMPARE(m_at.backend.stop(), 0);
        m_ahead += seconds;
        QVERIFY2(m_at.start(m_ahead), m_at.backend.output().constData());
    }

    /// An order whose money the gateway took, in words we do not know, until it waits for a person.
    QString unreadable()
    {
        if (!m_at.gateway.bend({PaidShop::unheardOf("any")}))
            return {};
        const QString orderId = m_at.begun();
        m_at.confirm(orderId, m_at.windowOf(orderId));
        later();
        const auto waits = [&] { return m_at.attention(orderId) == QStringLiteral("GATEWAY_UNREADABLE"); };
        return QTest::qWaitFor(waits, within) ? orderId : QString();
    }

    std::unique_ptr<Caller> signedIn(const char *login)
    {
        auto caller = std::make_unique<Caller>(m_at.backend.url());
        caller->signIn(QStringLiteral("/v1/ops/sessions"), QLatin1StringView(login), QLatin1StringView(password));
        return caller;
    }

    QJsonObject exceptionOf(const QString &id, const char *field = "orderId")
    {
        const Answer list = m_at.shop->boss().get(QStringLiteral("/v1/ops/payments/exceptions"));
        for (const QJsonValue &item : list.json[QStringLiteral("items")].toArray()) {
            if (item[QLatin1StringView(field)].toString() == id)
                return item.toObject();
        }
        return {};
    }

    QString keyOf(const QString &orderId)
    {
        for (const QJsonValue &payment : m_at.gateway.payments()) {
            if (payment[QStringLiteral("orderId")].toString() == orderId)
                return payment[QStringLiteral("paymentKey")].toString();
        }
        return {};
    }

    /// The decisions about this order in the audit.
    QJsonArray audited(const QString &orderId)
    {
        QJsonArray entries;
        const Answer audit = m_at.shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100"));
        for (const QJsonValue &entry : audit.json[QStringLiteral("items")].toArray()) {
            if (entry[QStringLiteral("action")].toString() == QStringLiteral("payment.resolve") &&
                entry[QStringLiteral("object")].toString() == QStringLiteral("order:") + orderId)
                entries.append(entry);
        }
        return entries;
    }

    PaidShop m_at;
    qint64 m_ahead = 0;
    QString m_waiting;
};

QTEST_GUILESS_MAIN(ExceptionsTest)
#include "exceptions_test.moc"
