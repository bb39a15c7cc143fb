// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/waits.h"

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 minutesLater = 130; // s: what the gateway does not decide for two minutes waits for a person
constexpr auto password = "long enough for anybody";

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
        const QJsonObject listed = m_at.exceptionOf(orderId);
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
        const auto acts = [&](Caller &who) {
            for (const QJsonValue &item : who.get(list).json[QStringLiteral("items")].toArray()) {
                if (item[u"orderId"].toString() == m_waiting)
                    return item[u"allowedActions"].toArray();
            }
            return QJsonArray{QStringLiteral("not listed")};
        };
        QCOMPARE(acts(*viewer), QJsonArray());
        QCOMPARE(acts(m_at.shop->boss()), (QJsonArray{QStringLiteral("ASK_AGAIN"), QStringLiteral("CLOSE")}));
        QCOMPARE(decider->get(list).status, 403);
        QCOMPARE(m_at.member->get(list).status, 401);
        QCOMPARE(Caller(m_at.backend.url()).get(list).status, 401);
        QCOMPARE(viewer->postOnce(PaidShop::orderPath(m_waiting), PaidShop::deciding("ASK_AGAIN")).status, 403);
        QCOMPARE(viewer->postOnce(PaidShop::paymentPath(m_waiting), PaidShop::deciding("ASK_AGAIN")).status, 403);
        QCOMPARE(m_at.member->postOnce(PaidShop::orderPath(m_waiting), PaidShop::deciding("ASK_AGAIN")).status, 401);
        QCOMPARE(decider->postOnce(PaidShop::orderPath(m_waiting), PaidShop::deciding("ASK_AGAIN")).status, 200);
        QCOMPARE(m_at.audited(m_waiting).size(), 1);
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
        const qsizetype before = m_at.audited(m_waiting).size();
        const Answer refused =
            m_at.shop->boss().send("POST", PaidShop::orderPath(m_waiting), body, {{"Idempotency-Key", "bad decision"}});
        QVERIFY2(refused.status == 400 || refused.status == 422, refused.body.constData());
        QVERIFY2(refused.body.contains(said), refused.body.constData());
        QCOMPARE(m_at.attention(m_waiting), QStringLiteral("GATEWAY_UNREADABLE"));
        QCOMPARE(m_at.audited(m_waiting).size(), before);
    }

    void whatCannotBeDecidedIsRefused()
    {
        Caller &boss = m_at.shop->boss();
        QCOMPARE(boss.post(PaidShop::orderPath(m_waiting), PaidShop::deciding("CLOSE")).code(),
                 QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        const Answer notNow = boss.postOnce(PaidShop::orderPath(m_waiting), PaidShop::deciding("BOOK_AS_GATEWAY"));
        QCOMPARE(notNow.code(), QByteArray("ACT_NOT_ALLOWED"));
        QCOMPARE(notNow.status, 409);
        QCOMPARE(notNow.json[QStringLiteral("allowedActions")].toArray(),
                 (QJsonArray{QStringLiteral("ASK_AGAIN"), QStringLiteral("CLOSE")}));
        QCOMPARE(boss.postOnce(PaidShop::orderPath(QStringLiteral("77")), PaidShop::deciding("CLOSE")).code(),
                 QByteArray("ORDER_NOT_FOUND"));
        QCOMPARE(boss.postOnce(PaidShop::paymentPath(QStringLiteral("77")), PaidShop::deciding("CLOSE")).code(),
                 QByteArray("PAYMENT_NOT_FOUND"));
        const QString healthy = m_at.begun();
        QCOMPARE(boss.postOnce(PaidShop::orderPath(healthy), PaidShop::deciding("CLOSE")).code(),
                 QByteArray("ACT_NOT_ALLOWED"));
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?limit=0")).status, 400);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?cursor=x")).status, 400);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/payments/exceptions?state=OPEN")).status, 400);
    }

    /// Ended by hand: the order fails, and what the gateway had taken all the same goes back once it can be read.
    void endedByHandTheMoneyGoesBack()
    {
        const QString paymentKey = m_at.keyOf(m_waiting);
        QCOMPARE(m_at.keptThere(paymentKey), PaidShop::price);
        const qsizetype before = m_at.audited(m_waiting).size();
        const Caller::Headers key{{"Idempotency-Key", "ended by hand"}};
        const Answer ended =
            m_at.shop->boss().post(PaidShop::orderPath(m_waiting), PaidShop::deciding("CLOSE", "고객과 통화함"), key);
        QVERIFY2(ended.status == 200, ended.body.constData());
        QCOMPARE(ended.text("state"), QStringLiteral("PAYMENT_FAILED"));
        const Answer again =
            m_at.shop->boss().post(PaidShop::orderPath(m_waiting), PaidShop::deciding("CLOSE", "고객과 통화함"), key);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(m_at.shop->boss()
                     .post(PaidShop::orderPath(m_waiting), PaidShop::deciding("CLOSE", "other words"), key)
                     .code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        const QJsonArray entries = m_at.audited(m_waiting);
        QCOMPARE(entries.size(), before + 1);
        QVERIFY(QJsonDocument(entries).toJson().contains(QStringLiteral("고객과 통화함").toUtf8()));
        QVERIFY(m_at.gateway.bend({}));
        WAIT_COMPARE(m_at.keptThere(paymentKey), 0, within);
        WAIT_COMPARE(m_at.attention(m_waiting), QString(), within);
        QCOMPARE(m_at.state(m_waiting), QStringLiteral("PAYMENT_FAILED"));
    }

    void askedAgainItGoesOn()
    {
        const QString orderId = unreadable();
        QVERIFY(m_at.gateway.bend({}));
        const Answer asked = m_at.shop->boss().postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("ASK_AGAIN"));
        QVERIFY2(asked.status == 200, asked.body.constData());
        WAIT_COMPARE(m_at.state(orderId), QStringLiteral("PAID"), within);
        WAIT_COMPARE(m_at.attention(orderId), QString(), within);
        QVERIFY(m_at.exceptionOf(orderId).isEmpty());
    }

    void aChargeThatWaitsIsDecidedByItsPayment()
    {
        const qint64 before = m_at.balance();
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("confirm")}));
        const QString paymentKey = m_at.windowOf(QStringLiteral("charge-of-mine"));
        const Answer charged = m_at.charge(paymentKey);
        QVERIFY2(charged.status == 202, charged.body.constData());
        QVERIFY(m_at.gateway.bend({PaidShop::unheardOf("any")}));
        m_at.later(minutesLater);
        const QString paymentId = charged.text("paymentId");
        const auto waits = [&] { return !m_at.exceptionOf(paymentId, "paymentId").isEmpty(); };
        WAIT_VERIFY(waits(), within);
        QVERIFY(!m_at.exceptionOf(paymentId, "paymentId").contains(QStringLiteral("orderId")));
        QCOMPARE(m_at.balance(), before);
        QVERIFY(m_at.gateway.bend({}));
        const Answer asked =
            m_at.shop->boss().postOnce(PaidShop::paymentPath(paymentId), PaidShop::deciding("ASK_AGAIN"));
        QVERIFY2(asked.status == 200, asked.body.constData());
        WAIT_COMPARE(m_at.balance(), before + PaidShop::price, within);
        WAIT_VERIFY(!waits(), within);
    }

private:
    /// An order whose money the gateway took, in words we do not know, until it waits for a person.
    QString unreadable()
    {
        if (!m_at.gateway.bend({PaidShop::unheardOf("any")}))
            return {};
        const QString orderId = m_at.begun();
        m_at.confirm(orderId, m_at.windowOf(orderId));
        m_at.later(minutesLater);
        const auto waits = [&] { return m_at.attention(orderId) == QStringLiteral("GATEWAY_UNREADABLE"); };
        return QTest::qWaitFor(waits, within) ? orderId : QString();
    }

    std::unique_ptr<Caller> signedIn(const char *login)
    {
        auto caller = std::make_unique<Caller>(m_at.backend.url());
        caller->signIn(QStringLiteral("/v1/ops/sessions"), QLatin1StringView(login), QLatin1StringView(password));
        return caller;
    }

    PaidShop m_at;
    QString m_waiting;
};

QTEST_GUILESS_MAIN(ExceptionsTest)
#include "exceptions_test.moc"
