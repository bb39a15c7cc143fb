// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/add_operator.h"
#include "backend/operators/operators_module.h"
#include "backend/platform/work/loop.h"
#include "shared/contract/permissions.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <QTest>
#include <qcorotask.h>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;

namespace {

const QString password = QStringLiteral("right password");
constexpr int wrongTries = 10;

} // namespace

/// Approvals over HTTP: who sees what, whose password, how it is told.
class ApprovalRoutesTest : public QObject
{
    Q_OBJECT

    /// Operators and a catalogue behind a real edge.
    struct Office
    {
        Office()
        {
            edge.start({&operators});
            add("boss", permission::every);
            add("second", permission::View | permission::StockCorrect);
            add("packer", permission::View | permission::OrderAct);
            const Id product = edge.ids().next(edge.clock()());
            stock::Option option;
            option.id = optionId = edge.ids().next(edge.clock()());
            option.productId = product;
            option.name = QStringLiteral("Red");
            option.onHand = 10;
            edge.database()
                .write(sql::Queue::Background,
                       [&](sql::Connection &connection) {
                           given.stock.store().insertOption(connection, option, edge.clock()());
                       })
                .get();
        }
        ~Office() { edge.stop(); }

        void add(const char *login, quint32 permissions)
        {
            auto who = operators::operatorFrom({QString::fromLatin1(login), password, permissionNames(permissions)});
            who->id = edge.ids().next(edge.clock()());
            who->passwordHash = edge.passwords().hashNow(password);
            edge.database()
                .write(sql::Queue::Background,
                       [&](sql::Connection &connection) {
                           return operators::addOperator(connection, audit, *who, edge.clock()()).has_value();
                       })
                .get();
        }
        std::unique_ptr<Caller> signedIn(const char *login)
        {
            auto caller = std::make_unique<Caller>(edge.url());
            if (caller->signIn(QStringLiteral("/v1/ops/sessions"), QString::fromLatin1(login), password) != 201)
                qFatal("%s was not let in", login);
            return caller;
        }

        void run(const QByteArray &statement)
        {
            edge.database()
                .write(sql::Queue::Background,
                       [&](sql::Connection &connection) { connection.statement(statement).exec(); })
                .get();
        }
        QStringList broken()
        {
            return edge.database()
                .read([&](sql::Connection &connection) {
                    QStringList ids;
                    for (const Check &check : given.approvals.checks()) {
                        if (check.violation(connection, edge.clock()()))
                            ids.append(QString::fromLatin1(check.id));
                    }
                    return ids;
                })
                .get();
        }

        test::Edge edge;
        operators::ChainedAudit audit{{QByteArray(32, 'k')}};
        test::CatalogCase given{edge.ground()};
        operators::OperatorsModule operators{
            {edge.ground().all, audit, edge.passwords(), edge.operatorTokens(), edge.revoked()}, given.approvals};
        Id optionId = 0;
    };

    std::unique_ptr<Office> m_office;
    std::unique_ptr<Caller> m_boss;
    std::unique_ptr<Caller> m_second;

    QString corrections() const
    {
        return QStringLiteral("/v1/ops/stock/%1/corrections").arg(idText(m_office->optionId));
    }
    static QJsonObject received(int quantity)
    {
        return {{QStringLiteral("kind"), QStringLiteral("RECEIVED")},
                {QStringLiteral("quantity"), quantity},
                {QStringLiteral("reason"), QStringLiteral("a box was found")}};
    }
    static QString path(const QString &approvalId, const char *decision = "")
    {
        const QString end = *decision ? u'/' + QString::fromLatin1(decision) : QString();
        return QStringLiteral("/v1/ops/approvals/") + approvalId + end;
    }
    static QJsonObject with(const QString &word) { return {{QStringLiteral("password"), word}}; }
    QString asked()
    {
        const Answer accepted = m_boss->postOnce(corrections(), received(5));
        if (accepted.status != 202)
            qFatal("not accepted: %s", accepted.body.constData());
        return accepted.text("approvalId");
    }
    int onHand()
    {
        return m_boss->get(QStringLiteral("/v1/ops/stock?q=") + idText(m_office->optionId))
            .json[u"items"][0][u"onHand"]
            .toInt(-1);
    }

private Q_SLOTS:
    void init()
    {
        m_office = std::make_unique<Office>();
        m_boss = m_office->signedIn("boss");
        m_second = m_office->signedIn("second");
    }
    void cleanup()
    {
        m_boss.reset();
        m_second.reset();
        m_office.reset();
    }

    void N4_aCorrectionWaitsForASecondPassword()
    {
        const QString id = asked();
        QCOMPARE(onHand(), 10);
        const Answer shown = m_second->get(path(id));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.text("action"), QStringLiteral("STOCK_CORRECTION"));
        QCOMPARE(shown.text("permission"), QStringLiteral("stock.correct"));
        QCOMPARE(shown.json[u"subject"][u"type"].toString(), QStringLiteral("option"));
        QCOMPARE(shown.json[u"subject"][u"id"].toString(), idText(m_office->optionId));
        QCOMPARE(shown.json[u"before"][u"onHand"].toInt(), 10);
        QCOMPARE(shown.json[u"after"][u"onHand"].toInt(), 15);
        QCOMPARE(shown.text("reason"), QStringLiteral("a box was found"));
        QCOMPARE(shown.json[u"requestedBy"][u"login"].toString(), QStringLiteral("boss"));
        QCOMPARE(shown.json[u"requestedBy"][u"kind"].toString(), QStringLiteral("OPERATOR"));
        QCOMPARE(shown.json[u"allowedActions"].toArray(),
                 QJsonArray::fromStringList({QStringLiteral("APPROVE"), QStringLiteral("REJECT")}));
        QCOMPARE(m_boss->get(path(id)).json[u"allowedActions"].toArray(),
                 QJsonArray::fromStringList({QStringLiteral("WITHDRAW")}));

        QCOMPARE(m_second->post(path(id, "approve"), with(QStringLiteral("wrong"))).code(),
                 QByteArray("PASSWORD_WRONG"));
        QCOMPARE(m_second->post(path(id, "approve"), {}).status, 400);
        QCOMPARE(m_boss->post(path(id, "approve"), with(password)).code(), QByteArray("SELF_APPROVAL"));
        QCOMPARE(onHand(), 10);
        const Answer approved = m_second->post(path(id, "approve"), with(password));
        QVERIFY2(approved.status == 200, approved.body.constData());
        QCOMPARE(approved.text("state"), QStringLiteral("APPROVED"));
        QCOMPARE(approved.json[u"decidedBy"][u"login"].toString(), QStringLiteral("second"));
        QCOMPARE(approved.json[u"result"][u"stock"][u"onHand"].toInt(), 15);
        QCOMPARE(approved.json[u"allowedActions"].toArray(), QJsonArray());
        QCOMPARE(onHand(), 15);
        const Answer listed = m_boss->get(corrections());
        QCOMPARE(listed.json[u"items"][0][u"approvalId"].toString(), id);
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).code(), QByteArray("APPROVAL_CLOSED"));
    }

    void A10_theSameKeyAsksOnce()
    {
        const Caller::Headers key{{"Idempotency-Key", "once"}};
        const Answer first = m_boss->post(corrections(), received(5), key);
        QCOMPARE(first.status, 202);
        const Answer again = m_boss->post(corrections(), received(5), key);
        QCOMPARE(again.status, 202);
        QCOMPARE(again.json, first.json);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(m_boss->post(corrections(), received(6), key).code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        const Answer other = m_boss->postOnce(corrections(), received(5));
        QCOMPARE(other.status, 409);
        QCOMPARE(other.code(), QByteArray("APPROVAL_WAITING"));
        QCOMPARE(other.text("approvalId"), first.text("approvalId"));
    }

    /// A4: who may not do the act does not see that it was asked for.
    void A4_A34_eachSeesWhatIsHisToDecideOrToWithdraw()
    {
        const QString id = asked();
        const auto packer = m_office->signedIn("packer");
        QCOMPARE(packer->get(path(id)).code(), QByteArray("APPROVAL_NOT_FOUND"));
        for (const char *decision : {"approve", "reject", "withdraw"}) {
            const QJsonObject body = qstrcmp(decision, "approve") == 0 ? with(password)
                                     : qstrcmp(decision, "reject") == 0
                                         ? QJsonObject{{QStringLiteral("reason"), QStringLiteral("no")}}
                                         : QJsonObject{};
            QCOMPARE(packer->post(path(id, decision), body).code(), QByteArray("APPROVAL_NOT_FOUND"));
        }
        const auto items = [](Caller &caller, const char *query) {
            return caller.get(QStringLiteral("/v1/ops/approvals?") + QString::fromLatin1(query))
                .json[u"items"]
                .toArray();
        };
        QCOMPARE(items(*packer, "").size(), 0);
        QCOMPARE(items(*m_second, "state=WAITING&asked=others").size(), 1);
        QCOMPARE(items(*m_second, "asked=me").size(), 0);
        QCOMPARE(items(*m_boss, "asked=me").size(), 1);
        QCOMPARE(items(*m_boss, "asked=others").size(), 0);
        QCOMPARE(items(*m_boss, "action=ROLE_GRANT").size(), 0);
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?state=OPEN")).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(m_boss->get(QStringLiteral("/v1/ops/approvals?asked=you")).code(), QByteArray("REQUEST_INVALID"));
        QCOMPARE(m_second->post(path(id, "withdraw"), {}).code(), QByteArray("FORBIDDEN"));
        QCOMPARE(m_second->post(path(id, "reject"), {{QStringLiteral("reason"), QStringLiteral(" ")}}).status, 422);
        const Answer rejected =
            m_second->post(path(id, "reject"), {{QStringLiteral("reason"), QStringLiteral("count again")}});
        QCOMPARE(rejected.text("state"), QStringLiteral("REJECTED"));
        QCOMPARE(rejected.text("note"), QStringLiteral("count again"));
        const QString next = asked();
        QCOMPARE(m_boss->post(path(next, "withdraw"), {{QStringLiteral("reason"), QStringLiteral("no")}}).code(),
                 QByteArray("REQUEST_INVALID"));
        QCOMPARE(m_boss->post(path(next, "withdraw"), {}).text("state"), QStringLiteral("WITHDRAWN"));
        QCOMPARE(items(*m_boss, "limit=1").size(), 1);
        const Answer page = m_boss->get(QStringLiteral("/v1/ops/approvals?limit=1"));
        QCOMPARE(page.json[u"items"][0][u"id"].toString(), next);
        const Answer rest = m_boss->get(QStringLiteral("/v1/ops/approvals?cursor=") + page.text("nextCursor"));
        QCOMPARE(rest.json[u"items"][0][u"id"].toString(), id);
        QVERIFY(rest.json[u"nextCursor"].isNull());
        QCOMPARE(onHand(), 10);
    }

    /// Who has stolen a session does not guess the password here instead of at the log-in.
    void A23_wrongPasswordsCountAsTriesOfALogIn()
    {
        const QString id = asked();
        for (int i = 0; i < wrongTries; ++i)
            QCOMPARE(m_second->post(path(id, "approve"), with(QStringLiteral("guess"))).code(),
                     QByteArray("PASSWORD_WRONG"));
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).status, 429);
        Caller door(m_office->edge.url());
        QCOMPARE(door.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("second"), password), 429);
        m_office->edge.moveClock(5min);
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).status, 200);
    }

    /// Neither who asks nor who gets it decides; with other permissions his sessions end.
    void N4_A34_permissionsAreGrantedByTwoOthers()
    {
        m_office->add("third", permission::View | permission::OperatorManage);
        const auto third = m_office->signedIn("third");
        const auto packer = m_office->signedIn("packer");
        QCOMPARE(packer->get(QStringLiteral("/v1/ops/operators")).status, 403);
        QString target;
        for (const QJsonValue &item : m_boss->get(QStringLiteral("/v1/ops/operators")).json[u"items"].toArray()) {
            if (item[u"login"].toString() == QStringLiteral("third"))
                target = item[u"id"].toString();
        }
        const QString grants = QStringLiteral("/v1/ops/operators/%1/permissions").arg(target);
        const auto form = [](const QStringList &names) {
            return QJsonObject{{QStringLiteral("permissions"), QJsonArray::fromStringList(names)},
                               {QStringLiteral("reason"), QStringLiteral("on holiday")}};
        };
        const QStringList more{QStringLiteral("view"), QStringLiteral("order.act"), QStringLiteral("operator.manage")};
        QCOMPARE(m_boss->put(grants, form({QStringLiteral("fly")})).code(), QByteArray("PERMISSION_UNKNOWN"));
        QCOMPARE(m_boss->put(grants, form({})).code(), QByteArray("PERMISSION_MISSING"));
        QCOMPARE(m_boss->put(grants, form({more.first(), more.last()})).code(), QByteArray("NOTHING_CHANGED"));
        QCOMPARE(m_boss->put(QStringLiteral("/v1/ops/operators/5/permissions"), form(more)).code(),
                 QByteArray("OPERATOR_NOT_FOUND"));
        const Answer accepted = m_boss->put(grants, form(more));
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        const QString id = accepted.text("approvalId");
        QCOMPARE(third->post(path(id, "approve"), with(password)).code(), QByteArray("SELF_APPROVAL"));
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).code(), QByteArray("APPROVAL_NOT_FOUND"));
        m_office->add("fourth", permission::OperatorManage);
        const auto fourth = m_office->signedIn("fourth");
        QCOMPARE(fourth->get(path(id)).json[u"before"][u"permissions"].toArray().size(), 2);
        const Answer approved = fourth->post(path(id, "approve"), with(password));
        QVERIFY2(approved.status == 200, approved.body.constData());
        QCOMPARE(approved.json[u"result"][u"permissions"].toArray(), QJsonArray::fromStringList(more));
        QCOMPARE(third->get(QStringLiteral("/v1/ops/operators")).code(), QByteArray("TOKEN_REVOKED"));
        QCOMPARE(m_office->signedIn("third")->get(QStringLiteral("/v1/ops/operators")).status, 200);
        QCOMPARE(m_office->broken(), QStringList());
        m_office->run("UPDATE operator_grants SET permissions = 1");
        QCOMPARE(m_office->broken(), QStringList{QStringLiteral("approvals.effects")});
    }

    /// Whom it was about is not let in any more: nobody has to say no to what he was to get.
    void A34_aGrantToWhoIsGoneWaitsNoLonger()
    {
        m_office->add("third", permission::View);
        QString target;
        for (const QJsonValue &item : m_boss->get(QStringLiteral("/v1/ops/operators")).json[u"items"].toArray()) {
            if (item[u"login"].toString() == QStringLiteral("third"))
                target = item[u"id"].toString();
        }
        const Answer accepted =
            m_boss->put(QStringLiteral("/v1/ops/operators/%1/permissions").arg(target),
                        {{QStringLiteral("permissions"), QJsonArray{QStringLiteral("view"), QStringLiteral("ops.act")}},
                         {QStringLiteral("reason"), QStringLiteral("on holiday")}});
        QVERIFY2(accepted.status == 202, accepted.body.constData());
        const auto waiting = [&] {
            return m_boss->get(QStringLiteral("/v1/ops/approvals?state=WAITING")).json[u"items"].toArray().size();
        };
        const work::Loop loop;
        QCoro::waitFor(m_office->given.approvals.acts().expire());
        QCOMPARE(waiting(), 1);
        m_office->run("UPDATE operators SET enabled = 0 WHERE login = 'third'");
        QCoro::waitFor(m_office->given.approvals.acts().expire());
        QCOMPARE(waiting(), 0);
        const Answer shown = m_boss->get(path(accepted.text("approvalId")));
        QCOMPARE(shown.text("state"), QStringLiteral("EXPIRED"));
        QCOMPARE(shown.text("note"), QStringLiteral("SUBJECT_CHANGED"));
        QCOMPARE(shown.json[u"allowedActions"].toArray(), QJsonArray());
    }

    /// What nobody can agree to any more is offered to nobody, also before anybody has closed it.
    void A34_whatIsVoidIsOfferedToNobody()
    {
        const QString id = asked();
        const auto offered = [&](Caller &caller, const QString &where) {
            const QJsonObject shown = caller.get(where).json;
            const QJsonValue item = shown.contains(QStringLiteral("items")) ? shown[u"items"][0] : QJsonValue(shown);
            return item[u"id"].toString() == id ? item[u"allowedActions"].toArray().size() : -1;
        };
        const QString list = QStringLiteral("/v1/ops/approvals");
        QCOMPARE(offered(*m_second, path(id)), 2);
        QCOMPARE(offered(*m_second, list), 2);
        QCOMPARE(offered(*m_boss, list), 1);
        m_office->run("UPDATE options SET on_hand = on_hand + 1");
        QCOMPARE(offered(*m_second, path(id)), 0);
        QCOMPARE(offered(*m_second, list), 0);
        QCOMPARE(offered(*m_boss, list), 0);
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).code(), QByteArray("SUBJECT_CHANGED"));
    }

    /// A permission that was taken back since the token was issued decides nothing.
    void A34_rightsAreThoseOfNow()
    {
        const QString id = asked();
        m_office->edge.database()
            .write(sql::Queue::Background,
                   [](sql::Connection &connection) {
                       connection.statement("UPDATE operators SET permissions = 1 WHERE login = 'second'").exec();
                   })
            .get();
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).code(), QByteArray("APPROVAL_NOT_FOUND"));
        m_office->edge.database()
            .write(sql::Queue::Background,
                   [](sql::Connection &connection) {
                       connection.statement("UPDATE operators SET permissions = 7, enabled = 0 WHERE login = 'second'")
                           .exec();
                   })
            .get();
        QCOMPARE(m_second->post(path(id, "approve"), with(password)).code(), QByteArray("PASSWORD_WRONG"));
        QCOMPARE(onHand(), 10);
    }
};

QTEST_GUILESS_MAIN(ApprovalRoutesTest)
#include "approval_routes_test.moc"
