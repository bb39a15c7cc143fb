// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/paid_shop.h"
#include "tests/support/on_engines.h"
#include "tests/support/waits.h"

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::PaidShop;

namespace {

constexpr int within = PaidShop::within;
constexpr qint64 aDay = 25 * 3600; // s: the next day in Seoul, and the daily job's time has come
constexpr qint64 tier = 8'000;     // won, up to which one person decides
constexpr auto password = "long enough for anybody";

} // namespace

/// O10, O11, O16, O17: shoppers ask for money and goods back, sellers and operators decide, each gets what he is due
/// once.
class ClaimsJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        USE_ENGINE(m_at.backend);
        QCOMPARE(m_at.backend.command({QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("viewer"),
                                       QStringLiteral("--permissions"), QStringLiteral("view")},
                                      password),
                 0);
        m_at.backend.setEnvironment(QStringLiteral("FIRSTCOME_APPROVAL_REFUND_TIER"), QString::number(tier));
        QVERIFY2(m_at.open(), m_at.backend.output().constData());
    }
    void init() { QVERIFY(m_at.gateway.bend({})); }
    void cleanup() { QCOMPARE(m_at.shop->broken(), QStringList()); }

    /// O17: each goes back by a transaction of its own, whatever becomes of the gateway's answers.
    void O17_aRefundGoesBackThroughTheGatewayOnce_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("told") << QString();
        QTest::newRow("lost") << QStringLiteral("drop");
        QTest::newRow("a proxy's page") << QStringLiteral("html");
    }
    void O17_aRefundGoesBackThroughTheGatewayOnce()
    {
        QFETCH(QString, answer);
        const QString orderId = m_at.paid();
        const QString paymentKey = m_at.keyOf(orderId);
        for (const qint64 amount : {4'000, 1'500}) {
            if (!answer.isEmpty())
                QVERIFY(m_at.gateway.bend(
                    {PaidShop::bend("cancel", answer.toLatin1().constData(), {{QStringLiteral("count"), 2}})}));
            const Answer asked = ask(orderId, "REFUND", {{QStringLiteral("amount"), amount}});
            QVERIFY2(asked.status == 201, asked.body.constData());
            QCOMPARE(asked.text("state"), QStringLiteral("REQUESTED"));
            const Answer approved = decide(m_at.shop->boss(), opsPath(asked.text("id"), "approve"), {});
            QVERIFY2(approved.status == 200, approved.body.constData());
            WAIT_COMPARE(state(asked.text("id")), QStringLiteral("COMPLETED"), within);
            QCOMPARE(claim(asked.text("id"))[u"paidBy"].toString(), QStringLiteral("GATEWAY"));
        }
        QCOMPARE(m_at.keptThere(paymentKey), PaidShop::price - 5'500);
        QCOMPARE(cancelsThere(paymentKey), (QList<qint64>{4'000, 1'500}));
        const QJsonObject order = m_at.detail(orderId);
        QCOMPARE(order[u"claims"].toArray().size(), 2);
        QCOMPARE(order[u"lines"][0][u"refundedAmount"].toInteger(), 5'500);
        QCOMPARE(order[u"payment"][u"state"].toString(), QStringLiteral("PARTIALLY_CANCELED"));
        const Answer timeline = m_at.shop->boss().get(QStringLiteral("/v1/ops/orders/%1/timeline").arg(orderId));
        QVERIFY2(timeline.body.contains("REFUND of ₩4000 approved"), timeline.body.constData());
        // A cancel of the order gives the rest back, and no more.
        const Answer cancelled =
            m_at.member->postOnce(QStringLiteral("/v1/orders/%1/cancel").arg(orderId), QJsonObject());
        QVERIFY2(cancelled.status == 200, cancelled.body.constData());
        WAIT_COMPARE(m_at.keptThere(paymentKey), 0, within);
        WAIT_COMPARE(m_at.paymentState(orderId), QStringLiteral("CANCELED"), within);
        QCOMPARE(ask(orderId, "REFUND").code(), QByteArray("NOT_REFUNDABLE"));
    }

    /// F33: a gateway that refuses is shown with its own word, and ended by hand with a reason.
    void F33_whatTheGatewayRefusesIsEndedByHand()
    {
        const QString orderId = m_at.paid();
        QVERIFY(m_at.gateway.bend({PaidShop::bend(
            "cancel", "error",
            {{QStringLiteral("status"), 403}, {QStringLiteral("code"), QStringLiteral("NOT_CANCELABLE_PAYMENT")}})}));
        const QString id = ask(orderId, "REFUND", {{QStringLiteral("amount"), 3'000}}).text("id");
        QCOMPARE(decide(m_at.shop->boss(), opsPath(id, "approve"), {}).status, 200);
        WAIT_COMPARE(m_at.attention(orderId), QStringLiteral("GATEWAY_REFUSES_CANCEL"), within);
        QCOMPARE(state(id), QStringLiteral("APPROVED"));
        const QJsonObject exception = claim(id)[u"payment"][u"exception"].toObject();
        QVERIFY2(exception[u"said"].toString().contains(u"NOT_CANCELABLE_PAYMENT"),
                 QJsonDocument(exception).toJson().constData());
        QCOMPARE(m_at.shop->boss()
                     .postOnce(PaidShop::orderPath(orderId), PaidShop::deciding("CLOSE", "sent by bank"))
                     .status,
                 200);
        WAIT_COMPARE(state(id), QStringLiteral("COMPLETED"), within);
        QCOMPARE(claim(id)[u"paidBy"].toString(), QStringLiteral("BY_HAND"));
        QCOMPARE(m_at.attention(orderId), QString());
        QCOMPARE(m_at.audited(orderId).size(), 1);
    }

    void whoMayDoWhat()
    {
        const QString orderId = m_at.paid();
        const Answer asked = ask(orderId, "REFUND", {{QStringLiteral("amount"), 100}});
        const QString id = asked.text("id");
        const auto list = QStringLiteral("/v1/ops/claims");
        const auto own = QStringLiteral("/v1/claims/%1").arg(id);
        Caller viewer(m_at.backend.url());
        viewer.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("viewer"), QLatin1StringView(password));
        const auto stranger = m_at.shop->shopper(6);
        QCOMPARE(viewer.get(list).status, 200);
        QCOMPARE(viewer.get(list + u'/' + id).text("id"), id);
        // What stands there is what who looks may do.
        const QJsonArray decisions{QStringLiteral("approve"), QStringLiteral("reject")};
        const auto acts = [](const QJsonValue &shown) { return shown[u"allowedActions"].toArray(); };
        QCOMPARE(acts(viewer.get(list + u'/' + id).json), QJsonArray());
        QCOMPARE(acts(viewer.get(list + QStringLiteral("?q=") + id).json[u"items"][0]), QJsonArray());
        QCOMPARE(acts(m_at.shop->boss().get(list + u'/' + id).json), decisions);
        QCOMPARE(acts(m_at.shop->boss().get(list + QStringLiteral("?q=") + id).json[u"items"][0]), decisions);
        QCOMPARE(acts(m_at.shop->seller().get(QStringLiteral("/v1/seller/claims/") + id).json), decisions);
        QCOMPARE(decide(viewer, opsPath(id, "approve"), {}).status, 403);
        QCOMPARE(decide(viewer, opsPath(id, "reject"), because("no")).status, 403);
        QCOMPARE(viewer.postOnce(list + QStringLiteral("/decisions"), many({id}, "APPROVE")).status, 403);
        QCOMPARE(m_at.member->get(list).status, 401);
        QCOMPARE(m_at.member->get(QStringLiteral("/v1/seller/claims")).status, 403);
        QCOMPARE(stranger->get(own).code(), QByteArray("CLAIM_NOT_FOUND"));
        QCOMPARE(stranger->post(own + QStringLiteral("/withdraw"), {}).code(), QByteArray("CLAIM_NOT_FOUND"));
        const QJsonObject line = m_at.detail(orderId)[u"lines"][0].toObject();
        QCOMPARE(stranger->postOnce(QStringLiteral("/v1/claims"), formOf(orderId, line, "REFUND", {})).code(),
                 QByteArray("ORDER_NOT_FOUND"));
        QCOMPARE(m_at.member->get(own).status, 200);
        QVERIFY(!m_at.member->get(own).json[u"payment"].toObject().contains(QStringLiteral("paymentKey")));
        QVERIFY(m_at.shop->boss()
                    .get(QStringLiteral("/v1/ops/claims/") + id)
                    .json[u"payment"]
                    .toObject()
                    .contains(QStringLiteral("paymentKey")));

        // Of what is missing or old nothing comes.
        const auto approve = opsPath(id, "approve");
        QCOMPARE(m_at.member->post(QStringLiteral("/v1/claims"), {}).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(m_at.shop->boss().post(approve, {}).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(m_at.shop->boss().postOnce(approve, {}).status, 428);
        QCOMPARE(m_at.shop->boss().post(approve, {}, {{"Idempotency-Key", "old"}, {"If-Match", "\"7\""}}).status, 412);
        QCOMPARE(m_at.shop->boss().get(list + QStringLiteral("?state=OPEN")).status, 400);
        QCOMPARE(m_at.shop->boss().get(list + QStringLiteral("?olderThan=-1")).status, 400);
        QCOMPARE(m_at.shop->boss().get(list + QStringLiteral("?kinds=REFUND")).status, 400);
        QCOMPARE(state(id), QStringLiteral("REQUESTED"));
        QCOMPARE(m_at.member->post(own + QStringLiteral("/withdraw"), {}).text("state"), QStringLiteral("WITHDRAWN"));
        QCOMPARE(m_at.member->post(own + QStringLiteral("/withdraw"), {}).code(), QByteArray("CLAIM_CLOSED"));
        QCOMPARE(decide(m_at.shop->boss(), approve, {}).code(), QByteArray("CLAIM_CLOSED"));
    }

    /// I20: the same key gives the same answer and no second effect.
    void I20_aRetryIsTheSameClaimAndTheSameDecision()
    {
        const QString orderId = m_at.paid();
        const QJsonObject line = m_at.detail(orderId)[u"lines"][0].toObject();
        const auto body = formOf(orderId, line, "REFUND", {{QStringLiteral("amount"), 900}});
        const Caller::Headers key{{"Idempotency-Key", "ask " + orderId.toLatin1()}};
        const Answer first = m_at.member->post(QStringLiteral("/v1/claims"), body, key);
        const Answer again = m_at.member->post(QStringLiteral("/v1/claims"), body, key);
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        auto other = body;
        other.insert(QStringLiteral("amount"), 901);
        QCOMPARE(m_at.member->post(QStringLiteral("/v1/claims"), other, key).code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        const Caller::Headers decision{{"Idempotency-Key", "approve " + orderId.toLatin1()}, {"If-Match", "\"1\""}};
        const auto path = opsPath(first.text("id"), "approve");
        const Answer approved = m_at.shop->boss().post(path, {}, decision);
        QCOMPARE(approved.status, 200);
        WAIT_COMPARE(state(first.text("id")), QStringLiteral("COMPLETED"), within);
        const Answer repeated = m_at.shop->boss().post(path, {}, decision);
        QCOMPARE(repeated.body, approved.body);
        QCOMPARE(repeated.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(cancelsThere(m_at.keyOf(orderId)), QList<qint64>{900});
    }

    void manyAreDecidedEachByItself()
    {
        QStringList ids;
        for (int i = 0; i < 3; ++i)
            ids.append(ask(m_at.paid(), "REFUND", {{QStringLiteral("amount"), 100 + i}}).text("id"));
        const auto path = QStringLiteral("/v1/ops/claims/decisions");
        Caller &boss = m_at.shop->boss();
        QCOMPARE(boss.postOnce(path, many(ids, "REJECT")).code(), QByteArray("VALUE_INVALID"));
        QCOMPARE(boss.postOnce(path, many({}, "APPROVE")).code(), QByteArray("VALUE_INVALID"));
        QCOMPARE(boss.postOnce(path, many(ids, "FORGET")).code(), QByteArray("VALUE_INVALID"));
        const Answer twice = boss.postOnce(path, many({ids.at(0), ids.at(1), ids.at(0)}, "APPROVE"));
        QCOMPARE(twice.code(), QByteArray("VALUE_INVALID"));
        QCOMPARE(twice.json[u"errors"][0][u"field"].toString(), QStringLiteral("ids"));
        QCOMPARE(state(ids.at(0)), QStringLiteral("REQUESTED"));
        const Caller::Headers key{{"Idempotency-Key", "many"}};
        const auto wanted = many({ids.at(0), QStringLiteral("77"), ids.at(1)}, "APPROVE");
        const Answer decided = boss.post(path, wanted, key);
        QVERIFY2(decided.status == 200, decided.body.constData());
        QCOMPARE(decided.json[u"decided"].toInteger(), 2);
        QCOMPARE(decided.json[u"waiting"].toInteger(), 0);
        QVERIFY(decided.json[u"approvals"].isArray());
        QCOMPARE(decided.json[u"failed"].toArray().size(), 1);
        QCOMPARE(decided.json[u"failed"][0][u"code"].toString(), QStringLiteral("CLAIM_NOT_FOUND"));
        QCOMPARE(boss.post(path, wanted, key).body, decided.body);
        auto rejection = many({ids.at(1), ids.at(2)}, "REJECT");
        rejection.insert(QStringLiteral("reason"), QStringLiteral("worn"));
        const Answer rejected = boss.postOnce(path, rejection);
        QCOMPARE(rejected.json[u"decided"].toInteger(), 1);
        QCOMPARE(rejected.json[u"failed"][0][u"code"].toString(), QStringLiteral("CLAIM_CLOSED"));
        QCOMPARE(claim(ids.at(2))[u"rejection"].toString(), QStringLiteral("worn"));
        for (const int approved : {0, 1})
            WAIT_COMPARE(state(ids.at(approved)), QStringLiteral("COMPLETED"), within);
    }

    void theListFindsWhatIsLookedFor()
    {
        const QString orderId = m_at.paid();
        const QString id = ask(orderId, "REFUND", {{QStringLiteral("amount"), 700}}).text("id");
        const auto found = [&](const QString &query) {
            QStringList ids;
            const Answer list = m_at.shop->boss().get(QStringLiteral("/v1/ops/claims?") + query);
            for (const QJsonValue &item : list.json[u"items"].toArray())
                ids.append(item[u"id"].toString());
            return ids;
        };
        QCOMPARE(found(QStringLiteral("q=") + id), QStringList{id});
        QCOMPARE(found(QStringLiteral("q=") + orderId), QStringList{id});
        QCOMPARE(found(QStringLiteral("q=") + m_at.keyOf(orderId)), QStringList{id});
        QVERIFY(found(QStringLiteral("q=shopper5&state=REQUESTED")).contains(id));
        QCOMPARE(found(QStringLiteral("q=nobody has this")), QStringList());
        QCOMPARE(found(QStringLiteral("state=REQUESTED&kind=REFUND&limit=1")), QStringList{id});
        QCOMPARE(found(QStringLiteral("kind=RETURN&q=") + orderId), QStringList());
        QCOMPARE(found(QStringLiteral("olderThan=3600&q=") + orderId), QStringList());
        QVERIFY(m_at.overview()[u"claims"][u"waiting"].toInteger() >= 1);
        const Answer metrics = Caller(m_at.backend.url()).get(QStringLiteral("/metrics"));
        QVERIFY2(metrics.body.contains("claims_total{state=\"REQUESTED\"}"), metrics.body.constData());

        // A seller sees and decides what is his.
        Caller &seller = m_at.shop->seller();
        const Answer his = seller.get(QStringLiteral("/v1/seller/claims?q=") + orderId);
        QCOMPARE(his.json[u"items"][0][u"id"].toString(), id);
        QVERIFY(!seller.get(QStringLiteral("/v1/seller/claims/") + id)
                     .json[u"payment"]
                     .toObject()
                     .contains(QStringLiteral("paymentKey")));
        const Answer partly =
            decide(seller, QStringLiteral("/v1/seller/claims/%1/approve").arg(id), {{QStringLiteral("amount"), 300}});
        QVERIFY2(partly.status == 200, partly.body.constData());
        WAIT_COMPARE(state(id), QStringLiteral("COMPLETED"), within);
        QCOMPARE(claim(id)[u"amount"].toInteger(), 700);
        QCOMPARE(claim(id)[u"approvedAmount"].toInteger(), 300);
        QCOMPARE(claim(id)[u"decidedBy"][u"role"].toString(), QStringLiteral("SELLER"));
    }

    /// N4: more than the tier waits for a second person, whoever asked; what has changed meanwhile is not done.
    void N4_aLargeRefundWaitsForASecondPerson()
    {
        const QString orderId = m_at.paid();
        const QString id = ask(orderId, "REFUND", {{QStringLiteral("amount"), tier + 1}}).text("id");
        const Answer accepted = decide(m_at.shop->boss(), opsPath(id, "approve"), {});
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        QCOMPARE(state(id), QStringLiteral("REQUESTED"));
        QCOMPARE(decide(m_at.shop->seller(), QStringLiteral("/v1/seller/claims/%1/approve").arg(id), {}).code(),
                 QByteArray("APPROVAL_WAITING"));
        const QJsonObject waiting = claim(id)[u"waiting"].toObject();
        QCOMPARE(waiting[u"approvalId"].toString(), accepted.text("approvalId"));
        QCOMPARE(waiting[u"expiresAt"].toString(), accepted.text("expiresAt"));
        QCOMPARE(waiting[u"requestedBy"][u"login"].toString(), QStringLiteral("operator"));
        QCOMPARE(waiting[u"amount"].toInteger(), tier + 1);
        const QJsonObject ofTheSeller =
            m_at.shop->seller().get(QStringLiteral("/v1/seller/claims/") + id).json[u"waiting"].toObject();
        QCOMPARE(ofTheSeller[u"approvalId"].toString(), accepted.text("approvalId"));
        QVERIFY(!ofTheSeller.contains(QStringLiteral("requestedBy")));
        QVERIFY(!m_at.member->get(QStringLiteral("/v1/claims/") + id).json.contains(QStringLiteral("waiting")));
        const auto approval = QStringLiteral("/v1/ops/approvals/") + accepted.text("approvalId");
        const Answer shown = m_at.shop->second().get(approval);
        QCOMPARE(shown.text("action"), QStringLiteral("REFUND"));
        QCOMPARE(shown.json[u"amount"].toInteger(), tier + 1);
        const QJsonObject own{{QStringLiteral("password"), m_at.backend.demoPassword()}};
        QCOMPARE(m_at.shop->boss().post(approval + QStringLiteral("/approve"), own).code(),
                 QByteArray("SELF_APPROVAL"));
        const Answer agreed = m_at.shop->approved(accepted);
        QVERIFY2(agreed.status == 200, agreed.body.constData());
        WAIT_COMPARE(state(id), QStringLiteral("COMPLETED"), within);
        QCOMPARE(claim(id)[u"approvalId"].toString(), accepted.text("approvalId"));
        QVERIFY(!claim(id).contains(QStringLiteral("waiting")));
        QCOMPARE(m_at.keptThere(m_at.keyOf(orderId)), PaidShop::price - tier - 1);

        const QString other = ask(m_at.paid(), "REFUND").text("id");
        const Answer byTheSeller =
            decide(m_at.shop->seller(), QStringLiteral("/v1/seller/claims/%1/approve").arg(other), {});
        QVERIFY2(byTheSeller.status == 202, byTheSeller.body.constData());
        QCOMPARE(m_at.member->post(QStringLiteral("/v1/claims/%1/withdraw").arg(other), {}).status, 200);
        const auto waitsStill = [&] {
            const Answer list = m_at.shop->second().get(QStringLiteral("/v1/ops/approvals?state=WAITING"));
            return list.status != 200 || list.body.contains(byTheSeller.text("approvalId").toLatin1());
        };
        WAIT_VERIFY(!waitsStill(), within);
        QCOMPARE(m_at.shop->approved(byTheSeller).code(), QByteArray("SUBJECT_CHANGED"));
        QCOMPARE(state(other), QStringLiteral("WITHDRAWN"));
    }

    /// O10: what nobody decides the daily job completes, also after days on which nothing ran.
    void O10_aReturnIsRestockedAndPaidBackByTheDailyJob()
    {
        const QString orderId = m_at.paid();
        QCOMPARE(ask(orderId, "RETURN").code(), QByteArray("NOT_RETURNABLE"));
        m_at.deliver(orderId);
        const qint64 sold = m_at.shop->stockOf(m_at.onSale)[u"sold"].toInteger();
        const Answer asked = ask(orderId, "RETURN");
        QVERIFY2(asked.status == 201, asked.body.constData());
        QCOMPARE(asked.json[u"quantity"].toInteger(), 1);
        QVERIFY(asked.json.contains(QStringLiteral("dueAt")));
        m_at.later(3 * aDay);
        WAIT_COMPARE(state(asked.text("id")), QStringLiteral("COMPLETED"), within);
        QCOMPARE(claim(asked.text("id"))[u"decidedBy"][u"role"].toString(), QStringLiteral("DAILY"));
        QCOMPARE(m_at.keptThere(m_at.keyOf(orderId)), 0);
        QCOMPARE(m_at.shop->stockOf(m_at.onSale)[u"sold"].toInteger(), sold - 1);
        QCOMPARE(m_at.detail(orderId)[u"lines"][0][u"state"].toString(), QStringLiteral("RETURNED"));
    }

private:
    static QJsonObject because(const char *reason) { return {{QStringLiteral("reason"), QString::fromUtf8(reason)}}; }
    static QJsonObject many(const QStringList &ids, const char *decision)
    {
        return {{QStringLiteral("ids"), QJsonArray::fromStringList(ids)},
                {QStringLiteral("decision"), QLatin1StringView(decision)}};
    }
    static QJsonObject formOf(const QString &orderId, const QJsonObject &line, const char *kind, QJsonObject form)
    {
        form.insert(QStringLiteral("orderId"), orderId);
        form.insert(QStringLiteral("lineId"), line[u"lineId"]);
        form.insert(QStringLiteral("kind"), QLatin1StringView(kind));
        form.insert(QStringLiteral("reason"), QStringLiteral("색이 달라요"));
        return form;
    }
    Answer ask(const QString &orderId, const char *kind, const QJsonObject &form = {})
    {
        const QJsonObject line = m_at.detail(orderId)[u"lines"][0].toObject();
        return m_at.member->postOnce(QStringLiteral("/v1/claims"), formOf(orderId, line, kind, form));
    }
    static QString opsPath(const QString &id, const char *act)
    {
        return QStringLiteral("/v1/ops/claims/%1/%2").arg(id, QLatin1StringView(act));
    }
    /// With the version that stands there now.
    Answer decide(Caller &who, const QString &path, const QJsonObject &body)
    {
        const QString id = path.section(u'/', -2, -2);
        const QByteArray version = QByteArray::number(claim(id)[u"version"].toInteger());
        const Caller::Headers headers{{"Idempotency-Key", "decision " + QByteArray::number(++m_decisions)},
                                      {"If-Match", '"' + version + '"'}};
        return who.post(path, body, headers);
    }
    QJsonObject claim(const QString &id) { return m_at.shop->boss().get(QStringLiteral("/v1/ops/claims/") + id).json; }
    QString state(const QString &id) { return claim(id)[u"state"].toString(); }
    QList<qint64> cancelsThere(const QString &paymentKey)
    {
        QList<qint64> amounts;
        for (const QJsonValue &payment : m_at.gateway.payments()) {
            if (payment[u"paymentKey"].toString() != paymentKey)
                continue;
            for (const QJsonValue &cancel : payment[u"cancels"].toArray())
                amounts.append(cancel[u"cancelAmount"].toInteger());
        }
        return amounts;
    }
    PaidShop m_at;
    int m_decisions = 0;
};

ENGINES_MAIN(ClaimsJourney)
#include "claims_test.moc"
