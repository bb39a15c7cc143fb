// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/member_store.h"
#include "backend/members/members_module.h"
#include "backend/platform/sql/migrations.gen.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace firstcome;
using namespace firstcome::members;
using namespace std::chrono_literals;
using test::Answer;

namespace {

QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray tokenOf(const Answer &answer)
{
    return answer.text("accessToken").toUtf8();
}

QString codeIn(const QByteArray &mail)
{
    static const QRegularExpression sixDigits(QStringLiteral("\\b\\d{6}\\b"));
    return sixDigits.match(QString::fromUtf8(mail)).captured();
}

} // namespace

class MemberRoutesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Edge> m_edge;
    std::unique_ptr<MembersModule> m_module;

    MemberGround groundWith(access::RevokedTokens &revoked)
    {
        return {m_edge->ground().all,
                m_edge->passwords(),
                m_edge->memberTokens(),
                revoked,
                m_edge->mailer(),
                QByteArray(32, 'p'),
                [] { return QStringLiteral("http://shop.example"); },
                {}};
    }

    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &token = {})
    {
        return test::Caller(m_edge->url(), token).send(method, QString::fromLatin1(path), json(body), {});
    }
    Answer post(const QByteArray &path, const QByteArray &body) { return call("POST", path, body); }
    Answer get(const QByteArray &path, const QByteArray &token = {}) { return call("GET", path, {}, token); }

    /// As a browser sends the button of a page.
    Answer asForm(const QByteArray &path)
    {
        return test::Caller(m_edge->url())
            .send("POST", QString::fromLatin1(path), {}, {{"Content-Type", "application/x-www-form-urlencoded"}});
    }

    void prove(const QByteArray &email)
    {
        QCOMPARE(post("/v1/email-proofs", "{'email':'" + email + "'}").status, 202);
        const QByteArray code = codeIn(m_edge->mails().constLast()).toLatin1();
        QCOMPARE(post("/v1/email-proofs/verify", "{'email':'" + email + "','code':'" + code + "'}").status, 200);
    }

    void signUp(const QByteArray &name)
    {
        prove(name + "@b.example");
        QCOMPARE(post("/v1/members", "{'email':'" + name + "@b.example','username':'" + name +
                                         "','password':'right password','name':'N'}")
                     .status,
                 201);
    }

    Answer logIn(const QByteArray &login, const QByteArray &password = "right password")
    {
        return post("/v1/sessions", "{'login':'" + login + "','password':'" + password + "'}");
    }

private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<test::Edge>();
        m_module = std::make_unique<MembersModule>(groundWith(m_edge->revoked()));
        m_edge->start({m_module.get()});
    }

    void cleanup()
    {
        m_edge.reset();
        m_module.reset();
    }

    void M1_M2_M8_fromProofToOwnPage()
    {
        QCOMPARE(get("/v1/members/availability?email=One@B.example").json.value(QStringLiteral("available")), true);
        const Answer asked = post("/v1/email-proofs", "{'email':' One@B.example '}");
        QCOMPARE(asked.status, 202);
        QVERIFY(fromIso(asked.text("expiresAt")));
        const QByteArray mail = m_edge->mails().constLast();
        const QByteArray code = codeIn(mail).toLatin1();
        QVERIFY(!asked.body.contains(code));
        QVERIFY(mail.contains("To: one@b.example\r\n"));
        const QByteArray form = "{'email':'one@b.example','username':'One','password':'right password','name':'N',"
                                "'phone':'010-1234-5678','seller':true}";
        QCOMPARE(post("/v1/members", form).code(), QByteArray("EMAIL_NOT_PROVEN"));
        const QByteArray wrong = code == "000000" ? "000001" : "000000";
        const Answer refused = post("/v1/email-proofs/verify", "{'email':'one@b.example','code':'" + wrong + "'}");
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.code(), QByteArray("CODE_WRONG"));
        QCOMPARE(post("/v1/email-proofs/verify", "{'email':'one@b.example','code':'" + code + "'}").body,
                 QByteArray("{\"verified\":true}"));
        const Answer made = post("/v1/members", form);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json.value(QStringLiteral("roles")),
                 (QJsonArray{QStringLiteral("CUSTOMER"), QStringLiteral("SELLER")}));
        QVERIFY(!made.body.contains("argon2"));
        QCOMPARE(post("/v1/members", form).code(), QByteArray("EMAIL_TAKEN"));
        QCOMPARE(m_edge->mails().size(), 2); // the proof, and one welcome
        QVERIFY(m_edge->mails().constLast().contains("To: one@b.example\r\nSubject: Welcome to Firstcome\r\n"));
        for (const char *query : {"email=one@b.example", "username=ONE"})
            QCOMPARE(get("/v1/members/availability?" + QByteArray(query)).json.value(QStringLiteral("available")),
                     false);
        for (const char *login : {"one", "ONE", "One@b.example"}) {
            const Answer session = logIn(login);
            QCOMPARE(session.status, 201);
            QCOMPARE(session.json.value(QStringLiteral("expiresIn")).toInt(), 1800);
            QVERIFY(!session.text("refreshToken").isEmpty());
            QCOMPARE(session.headers.value("cache-control"), QByteArray("no-store"));
            const Answer me = get("/v1/me", tokenOf(session));
            QCOMPARE(me.status, 200);
            QCOMPARE(me.json, session.json.value(QStringLiteral("member")).toObject());
            QCOMPARE(me.text("id"), made.text("id"));
            QCOMPARE(me.text("phone"), QStringLiteral("010-1234-5678"));
        }
        QCOMPARE(get("/v1/me").status, 401);
    }

    void A10_aSignUpUnderAKeyIsMadeOnce()
    {
        prove("one@b.example");
        const auto signUpWith = [this](const QByteArray &key, const QByteArray &password) {
            const QByteArray form =
                "{'email':'one@b.example','username':'one','password':'" + password + "','name':'N'}";
            return test::Caller(m_edge->url())
                .send("POST", QStringLiteral("/v1/members"), json(form), {{"Idempotency-Key", key}});
        };
        const Answer made = signUpWith("k", "right password");
        QCOMPARE(made.status, 201);
        const Answer again = signUpWith("k", "right password");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, made.body);
        QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(signUpWith("k", "other password").code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QCOMPARE(signUpWith("l", "right password").code(), QByteArray("EMAIL_TAKEN"));
        QCOMPARE(signUpWith("k\tl", "right password").status, 400);
        QCOMPARE(m_edge->mails().size(), 2); // the proof, and one welcome
    }

    void M3_theLinkProvesToo()
    {
        post("/v1/email-proofs", "{'email':'one@b.example'}");
        static const QRegularExpression link(QStringLiteral("http://shop\\.example(/v1/\\S+)"));
        const QByteArray path = link.match(QString::fromUtf8(m_edge->mails().constLast())).captured(1).toLatin1();
        const Answer page = get(path);
        QCOMPARE(page.status, 200);
        QVERIFY(page.headers.value("content-type").startsWith("text/html"));
        // Looking at it proves nothing.
        const QByteArray form = "{'email':'one@b.example','username':'one','password':'right password','name':'N'}";
        QCOMPARE(post("/v1/members", form).code(), QByteArray("EMAIL_NOT_PROVEN"));
        QCOMPARE(asForm(path).status, 200);
        QCOMPARE(asForm(path).code(), QByteArray("CODE_EXPIRED"));
        QCOMPARE(post("/v1/members", form).status, 201);
    }

    void A24_mailsAndTriesAreLimited()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(post("/v1/email-proofs", "{'email':'one@b.example'}").status, 202);
        const Answer refused = post("/v1/email-proofs", "{'email':'ONE@b.example'}");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.headers.value("retry-after").toInt() > 3000);
        QCOMPARE(m_edge->mails().size(), 5);
        const QByteArray code = codeIn(m_edge->mails().constLast()).toLatin1();
        for (int i = 0; i < 5; ++i)
            QCOMPARE(post("/v1/email-proofs/verify", "{'email':'one@b.example','code':'x'}").status, 422);
        const Answer late = post("/v1/email-proofs/verify", "{'email':'one@b.example','code':'" + code + "'}");
        QCOMPARE(late.status, 410);
        QCOMPARE(late.code(), QByteArray("CODE_EXPIRED"));
        m_edge->moveClock(61min);
        QCOMPARE(post("/v1/email-proofs", "{'email':'one@b.example'}").status, 202);
    }

    void M22_wrongRequestsNameTheirFields()
    {
        const Answer form = post("/v1/members", "{'email':'x','username':'one','password':'short','name':'N'}");
        QCOMPARE(form.status, 422);
        QCOMPARE(form.json.value(QStringLiteral("errors")).toArray().size(), 2);
        QCOMPARE(post("/v1/members", "{'email':'a@b.example','role':'OPERATOR'}").status, 400);
        QCOMPARE(post("/v1/email-proofs", "{'email':'nobody'}").status, 422);
        QCOMPARE(post("/v1/sessions", "{'login':'a'}").status, 400);
        QCOMPARE(get("/v1/members/availability").status, 400);
        QCOMPARE(get("/v1/members/availability?email=a@b.c&username=ab").status, 400);
        QCOMPARE(get("/v1/members/availability?email=a").status, 422);
    }

    void A3_M11_logOutKillsTheTokenAtOnce()
    {
        signUp("one");
        const QByteArray first = tokenOf(logIn("one")), second = tokenOf(logIn("one"));
        QCOMPARE(get("/v1/me", first).status, 200);
        QCOMPARE(call("DELETE", "/v1/sessions/current", {}, first).status, 204);
        QCOMPARE(get("/v1/me", first).code(), QByteArray("TOKEN_REVOKED"));
        QCOMPARE(call("DELETE", "/v1/sessions/current", {}, first).status, 401);
        QCOMPARE(get("/v1/me", second).status, 200);
        // Also for a process that starts afterwards.
        access::RevokedTokens fresh;
        MembersModule restarted(groundWith(fresh));
        m_edge->database().read([&](sql::Connection &connection) { restarted.load(connection); }).get();
        QCOMPARE(fresh.count(), 1);
    }

    void M10_A3_aSessionIsRefreshedOnceAndItsFamilyEndsWithReuse()
    {
        signUp("one");
        const Answer first = logIn("one");
        const auto refresh = [this](const Answer &session) {
            return post("/v1/sessions/refresh", "{'refreshToken':'" + session.text("refreshToken").toUtf8() + "'}");
        };
        const Answer second = refresh(first);
        QCOMPARE(second.status, 200);
        QCOMPARE(second.headers.value("cache-control"), QByteArray("no-store"));
        QCOMPARE(second.json.value(QStringLiteral("member")), first.json.value(QStringLiteral("member")));
        QVERIFY(tokenOf(second) != tokenOf(first));
        QCOMPARE(refresh(first).body, second.body);
        QCOMPARE(get("/v1/me", tokenOf(second)).status, 200);
        // What was begun under the first token may still end under it.
        QCOMPARE(get("/v1/me", tokenOf(first)).status, 200);
        m_edge->moveClock(10s);
        const Answer reused = refresh(first);
        QCOMPARE(reused.status, 401);
        QCOMPARE(reused.code(), QByteArray("TOKEN_REUSED"));
        for (const Answer &session : {first, second})
            QCOMPARE(get("/v1/me", tokenOf(session)).code(), QByteArray("TOKEN_REVOKED"));
        QCOMPARE(refresh(second).status, 401);
        // An access token refreshes nothing.
        QCOMPARE(post("/v1/sessions/refresh", "{'refreshToken':'" + tokenOf(second) + "'}").status, 401);
    }

    void M11_logOutAndANewPasswordEndRefreshingToo()
    {
        signUp("one");
        const auto refresh = [this](const Answer &session) {
            return post("/v1/sessions/refresh", "{'refreshToken':'" + session.text("refreshToken").toUtf8() + "'}");
        };
        const Answer elsewhere = logIn("one");
        const Answer here = refresh(logIn("one"));
        QCOMPARE(call("PUT", "/v1/me/password", "{'current':'right password','new':'better password'}", tokenOf(here))
                     .status,
                 204);
        QCOMPARE(refresh(elsewhere).status, 401);
        const Answer last = refresh(here);
        QCOMPARE(last.status, 200);
        QCOMPARE(call("DELETE", "/v1/sessions/current", {}, tokenOf(last)).status, 204);
        QCOMPARE(refresh(last).status, 401);
        QCOMPARE(get("/v1/me", tokenOf(here)).code(), QByteArray("TOKEN_REVOKED"));
    }

    void M13_aNewPasswordNeedsTheOldAndEndsOtherSessions()
    {
        signUp("one");
        const QByteArray here = tokenOf(logIn("one")), elsewhere = tokenOf(logIn("one"));
        const auto change = [&](const QByteArray &current, const QByteArray &wanted) {
            return call("PUT", "/v1/me/password", "{'current':'" + current + "','new':'" + wanted + "'}", here);
        };
        QCOMPARE(change("wrong password", "another password").code(), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(change("right password", "short").code(), QByteArray("PASSWORD_WEAK"));
        QCOMPARE(get("/v1/me", elsewhere).status, 200);
        QCOMPARE(change("right password", "another password").status, 204);
        QCOMPARE(get("/v1/me", here).status, 200);
        QCOMPARE(get("/v1/me", elsewhere).code(), QByteArray("TOKEN_REVOKED"));
        QCOMPARE(logIn("one").code(), QByteArray("BAD_CREDENTIALS"));
        QCOMPARE(logIn("one", "another password").status, 201);
    }

    void A25_anUnknownLoginIsAnsweredLikeAWrongPassword()
    {
        signUp("one");
        const Answer known = logIn("one", "wrong password");
        const Answer unknown = logIn("two", "wrong password");
        const Answer unknownMail = logIn("two@b.example", "wrong password");
        QCOMPARE(known.status, 401);
        for (const Answer &answer : {unknown, unknownMail}) {
            QJsonObject a = known.json, b = answer.json;
            a.remove(QStringLiteral("requestId"));
            b.remove(QStringLiteral("requestId"));
            QCOMPARE(b, a);
        }
    }

    void A23_wrongPasswordsAreLimitedPerAccount_data()
    {
        QTest::addColumn<QByteArray>("login");
        QTest::newRow("known") << QByteArray("one");
        QTest::newRow("unknown") << QByteArray("nobody");
    }

    void A23_wrongPasswordsAreLimitedPerAccount()
    {
        QFETCH(QByteArray, login);
        signUp("one");
        for (int i = 0; i < 10; ++i)
            QCOMPARE(logIn(login, "wrong password").status, 401);
        const Answer refused = logIn(login, "wrong password");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.headers.value("retry-after").toInt() > 200);
        if (login == "one") {
            QCOMPARE(logIn("one@b.example").status, 429); // the same account by its other name
            m_edge->moveClock(5min);
            QCOMPARE(logIn("one").status, 201);
        }
    }

    void A23_wrongPasswordsAreLimitedPerAddress()
    {
        int refused = 0;
        for (int i = 0; i < 61; ++i)
            refused += logIn("nobody" + QByteArray::number(i), "wrong password").status == 429;
        QCOMPARE(refused, 1);
        m_edge->moveClock(1min);
        QCOMPARE(logIn("nobody", "wrong password").status, 401);
    }

    void A26_aBurstOfWrongPasswordsStaysWithinTheLimit()
    {
        signUp("one");
        std::atomic<int> tried{0}, refused{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 30; ++i)
                threads.emplace_back([&] { logIn("one", "wrong password").status == 401 ? ++tried : ++refused; });
        }
        QCOMPARE(tried.load(), 10);
        QCOMPARE(refused.load(), 20);
    }

    void A27_aHashOfLowerCostIsReplacedAtLogIn()
    {
        signUp("one");
        const access::Passwords weaker({1, 8, 8192, 1});
        const QByteArray weak = weaker.hashNow(QStringLiteral("right password"));
        const auto stored = [this](const QByteArray &replacement = {}) {
            return m_edge->database()
                .write(sql::Queue::Background,
                       [=](sql::Connection &connection) {
                           MemberStore store(connection);
                           const auto member = store.memberByUsername(QStringLiteral("one"));
                           if (!replacement.isEmpty())
                               store.replacePassword(member->id, {member->passwordHash, replacement}, systemNow());
                           return member->passwordHash;
                       })
                .get();
        };
        stored(weak);
        QCOMPARE(logIn("one").status, 201);
        QVERIFY(stored() != weak);
        QVERIFY(!m_edge->passwords().isWeak(stored()));
        QCOMPARE(logIn("one").status, 201);
    }

    void A5_operatorsTokensAreNoMembers()
    {
        const Instant now = systemNow();
        const QByteArray token =
            m_edge->operatorTokens().issue({http::Audience::Operator, 1, ~0U, "1", now + 30min}, now);
        QCOMPARE(get("/v1/me", token).status, 401);
    }
};

QTEST_GUILESS_MAIN(MemberRoutesTest)
#include "member_routes_test.moc"
