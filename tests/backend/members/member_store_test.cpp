// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/change_password.h"
#include "backend/members/create_sample_members.h"
#include "backend/members/end_session.h"
#include "backend/members/find_or_create_member.h"
#include "backend/members/member_store.h"
#include "backend/members/migrations.gen.h"
#include "backend/members/prove_email.h"
#include "backend/members/session_store.h"
#include "backend/members/sign_up.h"
#include "tests/support/engines.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::members;
using access::IssuedSession;
using access::refreshLifetime;
using access::RevokedToken;
using access::Session;
using namespace std::chrono_literals;
using test::Engine;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const access::Tokens tokens(http::Audience::Member, {{"m1", QByteArray(32, 'm')}});

Member person(Id id, const QString &username)
{
    Member member;
    member.id = id;
    member.username = username;
    member.email = username.toLower() + QStringLiteral("@b.example");
    member.name = QStringLiteral(u"이름 💎");
    member.roles = 1;
    member.passwordHash = "$argon2id$...";
    member.createdAt = now;
    return member;
}

ProofHashes hashes(const QByteArray &suffix = {})
{
    return {"code\0\xff" + suffix, "link\0\xfe" + suffix};
}

void prove(Engine &engine, const QString &email)
{
    const auto proven = engine.write([email](sql::Connection &connection) {
        const auto begun = beginProof(connection, {email, hashes(email.toUtf8())}, now);
        return begun && proveByCode(connection, email, hashes(email.toUtf8()).code, now);
    });
    QVERIFY(proven);
}

QByteArray signUpCode(Engine &engine, const Member &member, Instant at = now)
{
    const auto result = engine.write([=](sql::Connection &connection) { return signUp(connection, member, at); });
    return result ? QByteArray("ok") : result.error().code;
}

Id openFor(Engine &engine, Id memberId, Id sessionId, Instant at = now)
{
    Member member;
    member.id = memberId;
    const auto issued = issueSession(tokens, {member.id, member.roles}, {sessionId}, at);
    engine.write([&](sql::Connection &connection) { SessionStore(connection).insert(issued.session); });
    return sessionId;
}

/// The refresh token of a member who is there with an open session.
QByteArray openedFor(Engine &engine, const Member &member, Id sessionId)
{
    const auto issued = issueSession(tokens, {member.id, member.roles}, {sessionId}, now);
    engine.write([&](sql::Connection &connection) {
        findOrCreateMember(connection, member, now);
        SessionStore(connection).insert(issued.session);
    });
    return issued.refreshToken;
}

access::RefreshOutcome refresh(Engine &engine, const QByteArray &token, Id followerId, Instant at)
{
    const auto attempt = access::refreshTryFrom(R"({"refreshToken":")" + token + R"("})");
    return engine.write([&](sql::Connection &connection) {
        SessionStore store(connection);
        return refreshSession(store, tokens, {*attempt, followerId}, at);
    });
}

std::vector<Id> idsOf(const std::vector<RevokedToken> &revoked)
{
    std::vector<Id> ids;
    for (const RevokedToken &token : revoked)
        ids.push_back(token.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace

class MemberStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMemberComesBackAsHeWas_data() { Engine::addRows(); }
    void aMemberComesBackAsHeWas()
    {
        OPEN_ENGINE(database, members::migrations());
        prove(*database, QStringLiteral("shopper@b.example"));
        Member member = person(7, QStringLiteral("Shopper"));
        member.phone = QStringLiteral("+82 10-1234-5678");
        member.roles = 3;
        QCOMPARE(signUpCode(*database, member), QByteArray("ok"));
        database->read([&](sql::Connection &connection) {
            MemberStore store(connection);
            for (const auto &found : {store.member(7), store.memberByEmail(member.email),
                                      store.memberByUsername(QStringLiteral("SHOPPER"))}) {
                QVERIFY(found);
                QCOMPARE(toJson(*found), toJson(member));
                QCOMPARE(found->passwordHash, member.passwordHash);
                QVERIFY(found->enabled);
            }
            QVERIFY(!store.member(8));
            QVERIFY(!store.memberByEmail(QStringLiteral("Shopper@b.example")));
            QCOMPARE(store.highestId(), 7);
        });
    }

    void M1_twiceIsRefusedWithItsReason_data() { Engine::addRows(); }
    void M1_twiceIsRefusedWithItsReason()
    {
        OPEN_ENGINE(database, members::migrations());
        const Member first = person(1, QStringLiteral("one"));
        QCOMPARE(signUpCode(*database, first), QByteArray("EMAIL_NOT_PROVEN"));
        prove(*database, first.email);
        QCOMPARE(signUpCode(*database, first, now + 1h), QByteArray("EMAIL_NOT_PROVEN"));
        QCOMPARE(signUpCode(*database, first), QByteArray("ok"));
        Member sameEmail = person(2, QStringLiteral("two"));
        sameEmail.email = first.email;
        QCOMPARE(signUpCode(*database, sameEmail), QByteArray("EMAIL_TAKEN"));
        Member sameName = person(3, QStringLiteral("ONE"));
        sameName.email = QStringLiteral("three@b.example");
        prove(*database, sameName.email);
        QCOMPARE(signUpCode(*database, sameName), QByteArray("USERNAME_TAKEN"));
        // A proof serves one sign-up.
        Member again = person(4, QStringLiteral("four"));
        prove(*database, again.email);
        QCOMPARE(signUpCode(*database, again), QByteArray("ok"));
        database->read([&](sql::Connection &connection) {
            QVERIFY(!MemberStore(connection).proof(again.email));
            const SignUpForm form{QStringLiteral("new@b.example"), QStringLiteral("new"), {}, {}, {}, 1};
            QCOMPARE(maySignUp(connection, form, now).error().code, QByteArray("EMAIL_NOT_PROVEN"));
        });
    }

    void A24_wrongTriesAreKept_data() { Engine::addRows(); }
    void A24_wrongTriesAreKept()
    {
        OPEN_ENGINE(database, members::migrations());
        const QString email = QStringLiteral("a@b.example");
        const auto tryWith = [&](const QByteArray &hash) {
            const auto outcome =
                database->write([=](sql::Connection &connection) { return proveByCode(connection, email, hash, now); });
            return outcome ? QByteArray("ok") : outcome.error().code;
        };
        QCOMPARE(tryWith("x"), QByteArray("CODE_EXPIRED"));
        database->write([&](sql::Connection &connection) { QVERIFY(beginProof(connection, {email, hashes()}, now)); });
        for (int i = 0; i < 5; ++i)
            QCOMPARE(tryWith("x"), QByteArray("CODE_WRONG"));
        QCOMPARE(tryWith(hashes().code), QByteArray("CODE_EXPIRED"));
        const bool byLink = database->write(
            [](sql::Connection &connection) { return proveByLink(connection, hashes().link, now).has_value(); });
        QVERIFY(byLink);
        const bool unknown = database->write(
            [](sql::Connection &connection) { return proveByLink(connection, "other", now).has_value(); });
        QVERIFY(!unknown);
    }

    void A3_aSessionEndsWithItsFamily_data() { Engine::addRows(); }
    void A3_aSessionEndsWithItsFamily()
    {
        OPEN_ENGINE(database, members::migrations());
        openFor(*database, 1, 11);
        openFor(*database, 1, 12);
        database->write([](sql::Connection &connection) {
            // A pair that followed 11, as refreshing will make them; and one whose access token is dead already.
            SessionStore(connection)
                .insert(std::vector<Session>{{13, 1, 11, "h", now + 30min, now + 24h, now},
                                             {14, 1, 11, "h", now - 1h, now + 24h, now - 2h}});
        });
        const auto ended = database->write([](sql::Connection &connection) {
            return endSession(connection, {13, now + 30min}, now);
        });
        QCOMPARE(idsOf(ended), (std::vector<Id>{11, 13}));
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QCOMPARE(store.sessionsOf(1).size(), 1U);
            QVERIFY(store.session(12));
            QCOMPARE(idsOf(store.revokedTokens()), (std::vector<Id>{11, 13}));
        });
        // A second time, and a token whose session is not known: revoked all the same.
        for (const Id id : {Id(13), Id(99)})
            QCOMPARE(idsOf(database->write([id](sql::Connection &connection) {
                         return endSession(connection, {id, now + 30min}, now);
                     })),
                     (std::vector<Id>{id}));
    }

    void M10_aSessionFollowsAndATwinGetsTheSame_data() { Engine::addRows(); }
    void M10_aSessionFollowsAndATwinGetsTheSame()
    {
        OPEN_ENGINE(database, members::migrations());
        const QByteArray first = openedFor(*database, person(1, QStringLiteral("one")), 11);
        const auto next = refresh(*database, first, 12, now + 10min);
        QVERIFY(next.refreshed);
        const IssuedSession &issued = *next.refreshed;
        QCOMPARE(issued.session.id, 12);
        QCOMPARE(issued.session.family, 11);
        QCOMPARE(issued.session.expiresAt, now + 10min + refreshLifetime);
        QCOMPARE(tokens.verify(issued.accessToken, now + 10min)->id, 1);
        const auto twin = refresh(*database, first, 13, now + 10min + 9s);
        QVERIFY(twin.refreshed);
        QCOMPARE(twin.refreshed->accessToken, issued.accessToken);
        QCOMPARE(twin.refreshed->refreshToken, issued.refreshToken);
        // Nothing but hashes is stored, and no session for the twin.
        database->read([&](sql::Connection &connection) {
            SessionStore store(connection);
            QCOMPARE(store.sessionsOf(1).size(), 2U);
            QCOMPARE(store.session(12)->refreshHash, crypto::sha256(issued.refreshToken));
        });
        QVERIFY(refresh(*database, issued.refreshToken, 14, now + 20min).refreshed);
    }

    void A3_aTokenUsedBeforeEndsItsFamily_data() { Engine::addRows(); }
    void A3_aTokenUsedBeforeEndsItsFamily()
    {
        OPEN_ENGINE(database, members::migrations());
        const QByteArray first = openedFor(*database, person(1, QStringLiteral("one")), 11);
        openFor(*database, 1, 21);
        const QByteArray second = refresh(*database, first, 12, now).refreshed->refreshToken;
        const QByteArray third = refresh(*database, second, 13, now + 1s).refreshed->refreshToken;
        const auto reused = refresh(*database, first, 14, now + 2s);
        QCOMPARE(reused.refreshed.error().code, QByteArray("TOKEN_REUSED"));
        QCOMPARE(idsOf(reused.ended), (std::vector<Id>{11, 12, 13}));
        QCOMPARE(refresh(*database, third, 15, now + 3s).refreshed.error().code, QByteArray("TOKEN_INVALID"));
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QCOMPARE(store.sessionsOf(1).size(), 1U);
            QVERIFY(store.session(21));
            QCOMPARE(idsOf(store.revokedTokens()), (std::vector<Id>{11, 12, 13}));
        });
    }

    void A3_aWrongSecretEndsNothing_data() { Engine::addRows(); }
    void A3_aWrongSecretEndsNothing()
    {
        OPEN_ENGINE(database, members::migrations());
        const QByteArray first = openedFor(*database, person(1, QStringLiteral("one")), 11);
        for (const QByteArray &wrong : {QByteArray("11.guessed"), QByteArray("99.guessed")}) {
            const auto outcome = refresh(*database, wrong, 12, now);
            QCOMPARE(outcome.refreshed.error().code, QByteArray("TOKEN_INVALID"));
            QVERIFY(outcome.ended.empty());
        }
        QCOMPARE(refresh(*database, first, 12, now + refreshLifetime).refreshed.error().code,
                 QByteArray("TOKEN_EXPIRED"));
        QVERIFY(refresh(*database, first, 12, now + refreshLifetime - 1ms).refreshed);
    }

    void M13_aNewPasswordEndsTheOtherSessions_data() { Engine::addRows(); }
    void M13_aNewPasswordEndsTheOtherSessions()
    {
        OPEN_ENGINE(database, members::migrations());
        const Member member = person(1, QStringLiteral("one"));
        database->write([&](sql::Connection &connection) { findOrCreateMember(connection, member, now); });
        openFor(*database, 1, 11);
        openFor(*database, 1, 12);
        openFor(*database, 2, 21);
        const auto change = [&](const QByteArray &from, const QByteArray &to) {
            return database->write([=](sql::Connection &connection) {
                return changePassword(connection, NewPassword{from, to, {1, 12}}, now);
            });
        };
        QVERIFY(!change("another", "new"));
        const auto ended = change(member.passwordHash, "new");
        QVERIFY(ended);
        QCOMPARE(idsOf(*ended), (std::vector<Id>{11}));
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QCOMPARE(MemberStore(connection).member(1)->passwordHash, QByteArray("new"));
            QVERIFY(store.session(12) && store.session(21) && !store.session(11));
        });
    }

    void M13_aSessionIsOpenedForThePasswordThatStands_data() { Engine::addRows(); }
    void M13_aSessionIsOpenedForThePasswordThatStands()
    {
        OPEN_ENGINE(database, members::migrations());
        const Member member = person(1, QStringLiteral("one"));
        database->write([&](sql::Connection &connection) { findOrCreateMember(connection, member, now); });
        const auto open = [&](Id sessionId, const QByteArray &provenHash) {
            const IssuedSession issued = issueSession(tokens, {1, 1}, {sessionId}, now);
            return database->write([&](sql::Connection &connection) {
                return openProven(connection, {issued.session, provenHash, "10.0.0.1"});
            });
        };
        QVERIFY(open(11, member.passwordHash));
        database->write([&](sql::Connection &connection) {
            return changePassword(connection, {member.passwordHash, "new", {1, 11}}, now).has_value();
        });
        QVERIFY(!open(12, member.passwordHash)); // proven before, let in after
        QVERIFY(open(13, "new"));
        database->read([](sql::Connection &connection) {
            SessionStore store(connection);
            QVERIFY(store.session(11) && !store.session(12) && store.session(13));
        });
    }

    void whatExpiredIsDropped_data() { Engine::addRows(); }
    void whatExpiredIsDropped()
    {
        OPEN_ENGINE(database, members::migrations());
        openFor(*database, 1, 11);
        openFor(*database, 1, 12, now + 1h);
        database->write([](sql::Connection &connection) {
            SessionStore store(connection);
            store.insert(RevokedToken{1, now});
            store.insert(RevokedToken{2, now + 7 * 24h});
            store.insert(RevokedToken{2, now + 7 * 24h});
            QVERIFY(beginProof(connection, {QStringLiteral("a@b.example"), hashes()}, now));
            store.dropExpired(now + 7 * 24h);
            MemberStore(connection).dropStaleProofs(now + 7 * 24h);
            QVERIFY(!store.session(11) && store.session(12));
            QCOMPARE(idsOf(store.revokedTokens()), (std::vector<Id>{2}));
            QVERIFY(!MemberStore(connection).proof(QStringLiteral("a@b.example")));
        });
    }

    void V11_sampleMembersAreMadeFastAndTheirTokensAreGood_data() { Engine::addRows(); }
    void V11_sampleMembersAreMadeFastAndTheirTokensAreGood()
    {
        OPEN_ENGINE(database, members::migrations());
        constexpr int count = 3000;
        IdSource ids;
        QElapsedTimer timer;
        timer.start();
        std::vector<IssuedSession> issued;
        for (int run = 0; run < 2; ++run) // a second time beside the first
            issued = database->write([&](sql::Connection &connection) {
                return createSampleMembers(connection, {count, "$argon2id$..."}, {ids, tokens}, now);
            });
        qInfo("%d sample members in %lld ms", 2 * count, timer.elapsed());
        const QList<QByteArray> lines = tokenLines(issued).trimmed().split('\n');
        QCOMPARE(lines.size(), count);
        const QList<QByteArray> first = lines[0].split('\t');
        QCOMPARE(first.size(), 3);
        const auto principal = tokens.verify(first[1], now + 23h);
        QVERIFY(principal);
        QCOMPARE(QByteArray::number(principal->id), first[0]);
        QVERIFY(!tokens.verify(first[1], now + 24h + 1min));
        database->read([&](sql::Connection &connection) {
            SessionStore store(connection);
            QVERIFY(MemberStore(connection).member(principal->id));
            const auto session = store.session(principal->tokenId.toLongLong());
            QVERIFY(session);
            QCOMPARE(session->refreshHash, crypto::sha256(first[2]));
            QVERIFY(!MemberStore::sessionsHaveMembers().violation(connection, now));
        });
    }

    void checkFindsASessionOfNobody_data() { Engine::addRows(); }
    void checkFindsASessionOfNobody()
    {
        OPEN_ENGINE(database, members::migrations());
        openFor(*database, 1, 11);
        database->read([](sql::Connection &connection) {
            QVERIFY(MemberStore::sessionsHaveMembers().violation(connection, now)->contains(QStringLiteral("11")));
        });
    }

    void demoMembersAreMadeOnce_data() { Engine::addRows(); }
    void demoMembersAreMadeOnce()
    {
        OPEN_ENGINE(database, members::migrations());
        const auto make = [&](Id id) {
            return database->write([id](sql::Connection &connection) {
                return findOrCreateMember(connection, person(id, QStringLiteral("shopper1")), now);
            });
        };
        QCOMPARE(make(1), 1);
        QCOMPARE(make(2), 1);
    }
};

QTEST_GUILESS_MAIN(MemberStoreTest)
#include "member_store_test.moc"
