// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/add_operator.h"
#include "backend/operators/operators_module.h"
#include "shared/contract/permissions.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace firstcome::operators;
using namespace std::chrono_literals;
using test::Answer;

class OperatorRoutesTest : public QObject
{
    Q_OBJECT

    ChainedAudit m_audit{{QByteArray(32, 'k')}};
    std::unique_ptr<test::Edge> m_edge;
    std::unique_ptr<approvals::ApprovalsModule> m_approvals;
    std::unique_ptr<OperatorsModule> m_module;

    OperatorGround groundWith(access::RevokedTokens &revoked)
    {
        return {m_edge->ground().all, m_audit, m_edge->passwords(), m_edge->operatorTokens(), revoked};
    }

    void add(const QString &login, const QStringList &permissions)
    {
        auto who = operatorFrom({login, QStringLiteral("right password"), permissions});
        QVERIFY(who);
        who->id = m_edge->ids().next(systemNow());
        who->passwordHash = m_edge->passwords().hashNow(QStringLiteral("right password"));
        m_edge->database()
            .write(sql::Queue::Background,
                   [&](sql::Connection &connection) { return addOperator(connection, m_audit, *who, systemNow()); })
            .get();
    }

    Answer logIn(const char *login, const char *password = "right password")
    {
        return test::Caller(m_edge->url())
            .post(QStringLiteral("/v1/ops/sessions"), {{QStringLiteral("login"), QString::fromLatin1(login)},
                                                       {QStringLiteral("password"), QString::fromLatin1(password)}});
    }

private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<test::Edge>();
        m_approvals = std::make_unique<approvals::ApprovalsModule>(m_edge->ground().all, 24h);
        m_module = std::make_unique<OperatorsModule>(groundWith(m_edge->revoked()), *m_approvals);
        m_edge->start({m_approvals.get(), m_module.get()});
        add(QStringLiteral("boss"), permissionNames(permission::every));
        add(QStringLiteral("packer"), {QStringLiteral("order.act")});
    }

    void cleanup()
    {
        m_edge.reset();
        m_module.reset();
        m_approvals.reset();
    }

    void anOperatorLogsInAndOut()
    {
        const Answer session = logIn("BOSS");
        QCOMPARE(session.status, 201);
        QCOMPARE(session.json.value(QStringLiteral("permissions")).toArray().size(), 12);
        QCOMPARE(session.json.value(QStringLiteral("operator")).toObject().value(QStringLiteral("login")).toString(),
                 QStringLiteral("boss"));
        QCOMPARE(session.json.value(QStringLiteral("expiresIn")).toInt(), 1800);
        auto caller = std::make_unique<test::Caller>(m_edge->url(), session.text("accessToken").toLatin1());
        QCOMPARE(caller->get(QStringLiteral("/v1/ops/audit")).status, 200);
        QCOMPARE(caller->remove(QStringLiteral("/v1/ops/sessions/current")).status, 204);
        QCOMPARE(caller->get(QStringLiteral("/v1/ops/audit")).code(), QByteArray("TOKEN_REVOKED"));
        // Also for a process that starts afterwards.
        access::RevokedTokens fresh;
        approvals::ApprovalsModule freshApprovals(m_edge->ground().all, 24h);
        OperatorsModule restarted(groundWith(fresh), freshApprovals);
        m_edge->database().read([&](sql::Connection &connection) { restarted.load(connection); }).get();
        QCOMPARE(fresh.count(), 1);
    }

    void anOperatorsSessionIsRefreshedAndEndsWithReuse()
    {
        const Answer first = logIn("boss");
        const auto refresh = [this](const Answer &session) {
            return test::Caller(m_edge->url())
                .post(QStringLiteral("/v1/ops/sessions/refresh"),
                      {{QStringLiteral("refreshToken"), session.text("refreshToken")}});
        };
        const auto audit = [this](const Answer &session) {
            return test::Caller(m_edge->url(), session.text("accessToken").toLatin1())
                .get(QStringLiteral("/v1/ops/audit"))
                .status;
        };
        const Answer second = refresh(first);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.json.value(QStringLiteral("permissions")), first.json.value(QStringLiteral("permissions")));
        QCOMPARE(refresh(first).body, second.body);
        QCOMPARE(audit(second), 200);
        // A session is refreshed for as long as somebody does, the access token being 30 minutes.
        m_edge->moveClock(32min);
        QCOMPARE(audit(second), 401);
        const Answer third = refresh(second);
        QCOMPARE(audit(third), 200);
        QCOMPARE(refresh(first).code(), QByteArray("TOKEN_REUSED"));
        QCOMPARE(audit(third), 401);
        QCOMPARE(refresh(third).code(), QByteArray("TOKEN_REVOKED"));
    }

    void A25_A23_wrongPasswordsAreAnsweredAlikeAndLimited()
    {
        for (const char *login : {"boss", "nobody"}) {
            for (int i = 0; i < 10; ++i)
                QCOMPARE(logIn(login, "wrong password").code(), QByteArray("BAD_CREDENTIALS"));
            QCOMPARE(logIn(login, "wrong password").status, 429);
        }
        m_edge->moveClock(5min);
        QCOMPARE(logIn("boss").status, 201);
    }

    void A5_permissionsAndAudiencesAreKept()
    {
        const QString audit = QStringLiteral("/v1/ops/audit");
        QCOMPARE(test::Caller(m_edge->url()).get(audit).status, 401);
        QCOMPARE(test::Caller(m_edge->url(), logIn("packer").text("accessToken").toLatin1()).get(audit).status, 403);
        const Instant now = systemNow();
        const QByteArray member = m_edge->memberTokens().issue({http::Audience::Member, 1, ~0U, "1", now + 30min}, now);
        QCOMPARE(test::Caller(m_edge->url(), member).get(audit).status, 401);
    }

    void theAuditIsPagedNewestFirst()
    {
        for (int i = 0; i < 5; ++i)
            add(QStringLiteral("helper%1").arg(i), {QStringLiteral("view")});
        test::Caller caller(m_edge->url(), logIn("boss").text("accessToken").toLatin1());
        QList<int> sequences;
        QString cursor;
        do {
            const QString path = QStringLiteral("/v1/ops/audit?limit=3&cursor=%1").arg(cursor);
            const Answer page = caller.get(path);
            for (const QJsonValue &item : page.json.value(QStringLiteral("items")).toArray())
                sequences.append(item.toObject().value(QStringLiteral("sequence")).toInt());
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        QCOMPARE(sequences, QList<int>({7, 6, 5, 4, 3, 2, 1}));
        QCOMPARE(caller.get(QStringLiteral("/v1/ops/audit?cursor=AAAA")).status, 400);
        QCOMPARE(caller.get(QStringLiteral("/v1/ops/audit?limit=101")).status, 400);
    }

    void A33_theChainIsVerifiedAlsoAgainstAKeptHead()
    {
        test::Caller caller(m_edge->url(), logIn("boss").text("accessToken").toLatin1());
        const QString verify = QStringLiteral("/v1/ops/audit/verify");
        const Answer good = caller.send("POST", verify, {}, {});
        QCOMPARE(good.status, 200);
        QCOMPARE(good.json.value(QStringLiteral("ok")), true);
        QCOMPARE(good.json.value(QStringLiteral("length")), 2);
        const QJsonObject kept{{QStringLiteral("length"), 2}, {QStringLiteral("head"), good.text("head")}};
        QCOMPARE(caller.post(verify, kept).json.value(QStringLiteral("ok")), true);
        const QJsonObject foreign{{QStringLiteral("length"), 2}, {QStringLiteral("head"), QString(64, u'f')}};
        QCOMPARE(caller.post(verify, foreign).json.value(QStringLiteral("firstBad")), 2);
        QCOMPARE(caller.post(verify, {{QStringLiteral("length"), 2}}).status, 422);
        m_edge->database()
            .write(sql::Queue::Background,
                   [](sql::Connection &connection) {
                       connection.statement("UPDATE audit SET operator_id = 9 WHERE sequence = 1").exec();
                   })
            .get();
        const Answer bad = caller.post(verify, {});
        QCOMPARE(bad.json.value(QStringLiteral("ok")), false);
        QCOMPARE(bad.json.value(QStringLiteral("firstBad")), 1);
    }
};

QTEST_GUILESS_MAIN(OperatorRoutesTest)
#include "operator_routes_test.moc"
