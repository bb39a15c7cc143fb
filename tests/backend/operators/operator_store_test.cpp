// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/add_operator.h"
#include "backend/operators/audit_store.h"
#include "backend/operators/chained_audit.h"
#include "backend/operators/migrations.gen.h"
#include "backend/operators/operator_store.h"
#include "backend/operators/session_store.h"
#include "shared/contract/permissions.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::operators;
using namespace std::chrono_literals;
using test::Engine;

namespace {

const Instant now = fromMillis(1'800'000'000'000);

Operator someone(Id id, const QString &login)
{
    Operator who;
    who.id = id;
    who.login = login;
    who.permissions = permission::View | permission::SaleRun;
    who.passwordHash = "$argon2id$...";
    return who;
}

AuditEntry act(int number)
{
    return {1,
            "sale.open",
            "sale:" + QByteArray::number(number),
            {{QStringLiteral("이름"), QStringLiteral(u"💎")}},
            {{QStringLiteral("n"), number}},
            "request",
            now};
}

void run(Engine &engine, const QByteArray &text)
{
    engine.write([text](sql::Connection &connection) { connection.statement(text).exec(); });
}

QString fault(Engine &engine, const ChainedAudit &audit)
{
    return engine.read([&](sql::Connection &connection) { return audit.chainVerifies().violation(connection, now); })
        .value_or(QString());
}

} // namespace

class OperatorStoreTest : public QObject
{
    Q_OBJECT

    ChainedAudit m_audit{{QByteArray(32, 'k')}};

private Q_SLOTS:
    void M16_operatorsAreAddedOnceWithTheirEntry_data() { Engine::addRows(); }
    void M16_operatorsAreAddedOnceWithTheirEntry()
    {
        OPEN_ENGINE(database, operators::migrations());
        const auto add = [&](Id id, const QString &login) {
            const auto added = database->write(
                [&](sql::Connection &connection) { return addOperator(connection, m_audit, someone(id, login), now); });
            return added ? QByteArray("ok") : added.error().code;
        };
        QCOMPARE(add(1, QStringLiteral("Boss")), QByteArray("ok"));
        QCOMPARE(add(2, QStringLiteral("boss")), QByteArray("LOGIN_TAKEN"));
        const Operator found = database->write([&](sql::Connection &connection) {
            return findOrAddOperator(connection, m_audit, someone(3, QStringLiteral("BOSS")), now);
        });
        QCOMPARE(found.id, 1);
        QCOMPARE(found.login, QStringLiteral("Boss"));
        QCOMPARE(found.permissions, quint32(permission::View | permission::SaleRun));
        database->read([&](sql::Connection &connection) {
            QCOMPARE(OperatorStore(connection).highestId(), 1);
            const auto entries = AuditStore(connection).before(100, 10);
            QCOMPARE(entries.size(), 1U);
            QCOMPARE(entries[0].record.action, QByteArray("operator.add"));
            QCOMPARE(entries[0].record.object, QByteArray("operator:1"));
            QVERIFY(!entries[0].record.newValue.contains("argon2"));
            const auto about = AuditStore(connection).about("operator:1");
            QCOMPARE(about.size(), 1U);
            QCOMPARE(about[0].record.action, QByteArray("operator.add"));
            QVERIFY(AuditStore(connection).about("operator:2").empty());
        });
        QCOMPARE(fault(*database, m_audit), QString());
    }

    void sessionsEndWithTheirFamily_data() { Engine::addRows(); }
    void sessionsEndWithTheirFamily()
    {
        OPEN_ENGINE(database, operators::migrations());
        const access::Session first{11, 1, 11, "h\xff", now + 30min, now + 24h, now};
        database->write([&](sql::Connection &connection) {
            SessionStore store(connection);
            store.insert(first);
            store.insert({12, 1, 11, "h\xff", now + 30min, now + 24h, now});
            store.insert({13, 1, 13, "h\xfe", now + 30min, now + 24h, now});
        });
        const auto end = [&] {
            return database->write(
                [&](sql::Connection &connection) { return SessionStore(connection).endFamily(first, now); });
        };
        QCOMPARE(end().size(), 2U);
        QCOMPARE(end().size(), 0U);
        database->write([](sql::Connection &connection) {
            SessionStore store(connection);
            QCOMPARE(store.revokedTokens().size(), 2U);
            QCOMPARE(store.session(11)->refreshHash, QByteArray("h\xff"));
            QCOMPARE(store.session(12)->endedAt, std::optional(now));
            QVERIFY(!store.session(13)->endedAt);
            store.dropExpired(now + 24h);
            QCOMPARE(store.revokedTokens().size(), 0U);
        });
    }

    void A23_anAddressIsKnownForItsAccountAlone_data() { Engine::addRows(); }
    void A23_anAddressIsKnownForItsAccountAlone()
    {
        OPEN_ENGINE(database, operators::migrations());
        database->write([](sql::Connection &connection) {
            auto known = SessionStore(connection).addresses();
            known.add({1, "10.0.0.1"}, now - 29 * 24h);
            known.add({1, "10.0.0.1"}, now);
            known.add({1, "10.0.0.1"}, now);
            known.add({3, "10.0.0.9"}, now - 30 * 24h);
            known.add({4, "2001:db8:1:2:aaaa::1"}, now);
        });
        database->write([](sql::Connection &connection) {
            SessionStore store(connection);
            store.dropExpired(now);
            auto known = store.addresses();
            QVERIFY(known.contains({1, "10.0.0.1"}, now));
            QVERIFY(!known.contains({2, "10.0.0.1"}, now));
            QVERIFY(!known.contains({1, "10.0.0.2"}, now));
            QVERIFY(!known.contains({3, "10.0.0.9"}, now - 24h));      // dropped
            QVERIFY(known.contains({4, "2001:db8:1:2:bbbb::2"}, now)); // the same household, another address
            QVERIFY(!known.contains({4, "2001:db8:1:3:aaaa::1"}, now));
            QVERIFY(known.contains({1, "10.0.0.1"}, now + 30 * 24h - 1ms));
            QVERIFY(!known.contains({1, "10.0.0.1"}, now + 30 * 24h));
        });
    }

    void M16_aSessionFollowsUntilATokenIsReused_data() { Engine::addRows(); }
    void M16_aSessionFollowsUntilATokenIsReused()
    {
        OPEN_ENGINE(database, operators::migrations());
        const access::Tokens tokens(http::Audience::Operator, {{"o1", QByteArray(32, 'o')}});
        const auto first = issueSession(tokens, {1, someone(1, {}).permissions}, {11}, now);
        database->write([&](sql::Connection &connection) {
            addOperator(connection, m_audit, someone(1, QStringLiteral("boss")), now);
            SessionStore(connection).insert(first.session);
        });
        const auto refresh = [&](const QByteArray &token, Id followerId, Instant at) {
            const auto attempt = access::refreshTryFrom(R"({"refreshToken":")" + token + R"("})");
            return database->write([&](sql::Connection &connection) {
                SessionStore store(connection);
                return refreshSession(store, tokens, {*attempt, followerId}, at);
            });
        };
        const auto second = refresh(first.refreshToken, 12, now + 1min);
        QCOMPARE(second.refreshed->session.family, 11);
        QCOMPARE(tokens.verify(second.refreshed->accessToken, now + 1min)->rights, someone(1, {}).permissions);
        const auto twin = refresh(first.refreshToken, 13, now + 1min + 5s);
        QCOMPARE(twin.refreshed->refreshToken, second.refreshed->refreshToken);
        QCOMPARE(twin.refreshed->accessToken, second.refreshed->accessToken);
        const auto reused = refresh(first.refreshToken, 14, now + 1min + 10s);
        QCOMPARE(reused.refreshed.error().code, QByteArray("TOKEN_REUSED"));
        QCOMPARE(reused.ended.size(), 2U);
        QCOMPARE(refresh(second.refreshed->refreshToken, 15, now + 2min).refreshed.error().code,
                 QByteArray("TOKEN_REVOKED"));
        QCOMPARE(refresh("11.guessed", 16, now + 2min).refreshed.error().code, QByteArray("TOKEN_INVALID"));
    }

    void R24_theChainGrowsAndVerifies_data() { Engine::addRows(); }
    void R24_theChainGrowsAndVerifies()
    {
        OPEN_ENGINE(database, operators::migrations());
        QCOMPARE(fault(*database, m_audit), QString());
        for (int i = 1; i <= 2500; i += 100)
            database->write([&](sql::Connection &connection) {
                for (int n = i; n < i + 100; ++n)
                    m_audit.append(connection, act(n));
            });
        QCOMPARE(fault(*database, m_audit), QString());
        database->read([](sql::Connection &connection) {
            AuditStore store(connection);
            QCOMPARE(store.head().length, 2500);
            QCOMPARE(store.after(2490, 100).size(), 10U);
            QCOMPARE(store.before(11, 3)[2].record.sequence, 8);
        });
        QVERIFY(fault(*database, ChainedAudit({QByteArray(32, 'x')})).contains(QStringLiteral("row 1 ")));
    }

    void anActThatFailsLeavesNoEntry_data() { Engine::addRows(); }
    void anActThatFailsLeavesNoEntry()
    {
        OPEN_ENGINE(database, operators::migrations());
        try {
            database->write([&](sql::Connection &connection) {
                m_audit.append(connection, act(1));
                throw std::runtime_error("the act failed");
            });
            QFAIL("went through");
        } catch (const std::runtime_error &) {
        }
        database->write([&](sql::Connection &connection) { m_audit.append(connection, act(2)); });
        QCOMPARE(fault(*database, m_audit), QString());
        database->read([](sql::Connection &connection) { QCOMPARE(AuditStore(connection).head().length, 1); });
    }

    void A33_checkNamesTheFirstBadRow_data() { Engine::addRows(); }
    void A33_checkNamesTheFirstBadRow()
    {
        OPEN_ENGINE(database, operators::migrations());
        database->write([&](sql::Connection &connection) {
            for (int n = 1; n <= 5; ++n)
                m_audit.append(connection, act(n));
        });
        run(*database, "UPDATE audit SET object = 'sale:9' WHERE sequence = 3");
        QVERIFY(fault(*database, m_audit).contains(QStringLiteral("row 3 ")));
        run(*database, "DELETE FROM audit WHERE sequence = 2");
        QVERIFY(fault(*database, m_audit).contains(QStringLiteral("row 2 ")));
        run(*database, "DELETE FROM audit WHERE sequence >= 2");
        QVERIFY(fault(*database, m_audit).contains(QStringLiteral("ends at row 1")));
    }

    void formsAreRefusedWithTheirReason()
    {
        const auto codeOf = [](const char *login, const char *password, const QStringList &permissions) {
            const auto who = operatorFrom({QString::fromLatin1(login), QString::fromLatin1(password), permissions});
            return who ? QByteArray("ok") : who.error().code;
        };
        const QStringList view{QStringLiteral("view")};
        QCOMPARE(codeOf("boss", "long enough", view), QByteArray("ok"));
        QCOMPARE(codeOf("boss", "Passw0rd", view), QByteArray("PASSWORD_WEAK"));
        QCOMPARE(codeOf("bo ss", "long enough", view), QByteArray("LOGIN_INVALID"));
        QCOMPARE(codeOf("boss", "short", view), QByteArray("PASSWORD_WEAK"));
        QCOMPARE(codeOf("boss", "long enough", {}), QByteArray("PERMISSION_MISSING"));
        QCOMPARE(codeOf("boss", "long enough", {QStringLiteral("all")}), QByteArray("PERMISSION_UNKNOWN"));
    }
};

QTEST_GUILESS_MAIN(OperatorStoreTest)
#include "operator_store_test.moc"
