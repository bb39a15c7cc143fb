// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/token_authenticator.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::access;
using namespace firstcome::crypto;
using namespace std::chrono_literals;
using http::Audience;
using http::Principal;

namespace {

constexpr auto urlEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
const Key memberKey{"m1", QByteArray(32, 'm')};
const Key operatorKey{"o1", QByteArray(32, 'o')};
const Instant now = fromMillis(1'800'000'000'000);

/// JSON written with single quotes, which raw strings and moc do not stumble over.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray segment(const QByteArray &json)
{
    return json.toBase64(urlEncoding);
}

/// A token with a true signature of the member key over any header and payload.
QByteArray signedToken(const QByteArray &header, const QByteArray &payload, const Key &key = memberKey)
{
    const QByteArray part = segment(header) + '.' + segment(payload);
    return part + '.' + Hmac(key.secret)(part).toBase64(urlEncoding);
}

QByteArray goodHeader(const QByteArray &kid = "m1")
{
    return json("{'alg':'HS256','typ':'at+jwt','kid':'" + kid + "'}");
}

QByteArray goodPayload() // valid from 1,800,000,000 to 1,800,001,800
{
    return json("{'iss':'firstcome','aud':'firstcome-members','sub':'42','jti':'7','rights':1,"
                "'iat':1800000000,'nbf':1800000000,'exp':1800001800}");
}

QByteArray withClaim(const QByteArray &was, const QByteArray &is)
{
    return goodPayload().replace(json(was), json(is));
}

QByteArray headed(const QByteArray &header)
{
    return signedToken(header, goodPayload());
}

QByteArray claiming(const QByteArray &was, const QByteArray &is)
{
    return signedToken(goodHeader(), withClaim(was, is));
}

void add(const char *name, const QByteArray &token)
{
    QTest::newRow(name) << token;
}

Principal member(Id id = 42)
{
    return {Audience::Member, id, 1, QByteArray::number(id + 100), now + 30min};
}

} // namespace

class TokensTest : public QObject
{
    Q_OBJECT

    Tokens m_members{Audience::Member, {memberKey}};
    Tokens m_operators{Audience::Operator, {operatorKey}};

    QByteArray codeOf(const QByteArray &token, Audience audience = Audience::Member, Instant at = now)
    {
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        const auto result = authenticator.verify(token, audience, at);
        return result ? QByteArray("ok") : result.error().code;
    }

private Q_SLOTS:
    void whatIsIssuedIsVerified()
    {
        const auto read = m_members.verify(m_members.issue(member(), now), now);
        QVERIFY(read);
        QCOMPARE(read->id, Id(42));
        QCOMPARE(read->rights, 1U);
        QCOMPARE(read->tokenId, QByteArray("142"));
        QCOMPARE(read->expiresAt, now + 30min);
        QCOMPARE(read->audience, Audience::Member);
        QCOMPARE(codeOf(signedToken(goodHeader(), goodPayload())), QByteArray("ok"));
    }

    void A2_forgedHeadersAndShapes_data()
    {
        QTest::addColumn<QByteArray>("token");
        const QByteArray good = signedToken(goodHeader(), goodPayload());
        const QByteArray unsignedPart = good.left(good.lastIndexOf('.') + 1);
        for (const char *alg : {"none", "None", "nOnE", "RS256", "HS384", "ES256", ""}) {
            const QByteArray header = json(QByteArray("{'alg':'") + alg + "','typ':'at+jwt','kid':'m1'}");
            QTest::addRow("alg %s, true signature", alg) << headed(header);
            QTest::addRow("alg %s, no signature", alg) << segment(header) + '.' + segment(goodPayload()) + '.';
        }
        for (const char *kid : {"m2", "", "../../etc/passwd", "x` OR 1=1--", "/dev/null", "o1"})
            QTest::addRow("kid %s", kid) << headed(goodHeader(kid));
        for (const char *extra : {"jku", "x5u", "x5c", "jwk", "crit"})
            QTest::addRow("header %s", extra)
                << headed(json("{'alg':'HS256','typ':'at+jwt','kid':'m1','" + QByteArray(extra) + "':['exp']}"));
        add("no kid", headed(json("{'alg':'HS256','typ':'at+jwt'}")));
        add("typ JWT", headed(json("{'alg':'HS256','typ':'JWT','kid':'m1'}")));
        add("typ refresh", headed(json("{'alg':'HS256','typ':'rt+jwt','kid':'m1'}")));
        add("header twice alg", headed(json("{'alg':'HS256','alg':'none','typ':'at+jwt','kid':'m1'}")));
        add("empty", "");
        add("one dot", segment(goodHeader()) + '.');
        add("two dots", "..");
        add("no signature", unsignedPart);
        add("no signature and no dot", unsignedPart.chopped(1));
        add("truncated", good.chopped(1));
        add("longer", good + 'A');
        add("padded", good + '=');
        add("fourth part", good + ".x");
        add("space behind", good + ' ');
        add("standard base64", QByteArray(good).replace('_', '/').replace('-', '+') + "==");
        add("one megabyte", good + QByteArray(1024 * 1024, 'A'));
        add("one megabyte of payload", segment(goodHeader()) + '.' + QByteArray(1024 * 1024, 'A') + ".x");
        add("operator's key", signedToken(goodHeader(), goodPayload(), operatorKey));
        add("other payload, same signature",
            segment(goodHeader()) + '.' + segment(withClaim("'42'", "'43'")) + good.mid(good.lastIndexOf('.')));
    }

    void A2_forgedHeadersAndShapes()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(codeOf(token), QByteArray("TOKEN_INVALID"));
    }

    void A2_forgedClaims_data()
    {
        QTest::addColumn<QByteArray>("token");
        add("payload is no JSON", signedToken(goodHeader(), "hello"));
        add("payload is a list", signedToken(goodHeader(), "[]"));
        add("payload is empty", signedToken(goodHeader(), ""));
        add("other issuer", claiming("'firstcome'", "'elsewhere'"));
        add("other audience", claiming("firstcome-members", "firstcome-operators"));
        add("list of audiences", claiming("'firstcome-members'", "['firstcome-members']"));
        add("subject is a number", claiming("'42'", "42"));
        add("subject is no id", claiming("'42'", "'042'"));
        add("subject is SQL", claiming("'42'", "'42 OR 1=1'"));
        add("no token id", claiming("'jti':'7'", "'jti':''"));
        add("rights negative", claiming("'rights':1", "'rights':-1"));
        add("rights too many", claiming("'rights':1", "'rights':4294967296"));
        add("exp twice", claiming("'exp':1800001800", "'exp':1800001800,'exp':1900000000"));
        add("sub twice", claiming("'sub':'42'", "'sub':'42','sub':'1'"));
        add("sub twice, escaped", claiming("'sub':'42'", "'sub':'42','\\u0073ub':'1'"));
        add("exp a text", claiming("1800001800", "'1800001800'"));
        add("exp a fraction", claiming("1800001800", "1800001800.5"));
        add("exp 1e400", claiming("1800001800", "1e400"));
        add("exp 2^63-1", claiming("1800001800", "9223372036854775807"));
        add("exp 2^64", claiming("1800001800", "18446744073709551616"));
        add("exp negative", claiming("1800001800", "-1"));
        add("exp null", claiming("1800001800", "null"));
        add("nbf later", claiming("'nbf':1800000000", "'nbf':1800000061"));
        add("nbf 2^63-1", claiming("'nbf':1800000000", "'nbf':9223372036854775807"));
        add("iat later", claiming("'iat':1800000000", "'iat':1800000061"));
        add("iat after exp", claiming("'iat':1800000000", "'iat':1800001801"));
        for (const char *claim : {"iss", "aud", "sub", "jti", "rights", "iat", "nbf", "exp"})
            QTest::addRow("without %s", claim) << claiming("'" + QByteArray(claim) + "':", "'other':");
    }

    void A2_forgedClaims()
    {
        QFETCH(QByteArray, token);
        QCOMPARE(codeOf(token), QByteArray("TOKEN_INVALID"));
    }

    void A2_noTokenServesAnotherAudience()
    {
        const Principal boss{Audience::Operator, 42, 1, "9", now + 30min};
        QCOMPARE(codeOf(m_operators.issue(boss, now), Audience::Member), QByteArray("TOKEN_INVALID"));
        QCOMPARE(codeOf(m_members.issue(member(), now), Audience::Operator), QByteArray("TOKEN_INVALID"));
        QCOMPARE(codeOf(m_operators.issue(boss, now), Audience::Operator), QByteArray("ok"));
        // Also when it was remembered for the right one.
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        const QByteArray token = m_members.issue(member(), now);
        QVERIFY(authenticator.verify(token, Audience::Member, now));
        QVERIFY(!authenticator.verify(token, Audience::Operator, now));
        QVERIFY(authenticator.verify(token, Audience::Member, now));
    }

    void A2_everyChangedCharacterIsSeen()
    {
        const QByteArray good = m_members.issue(member(), now);
        for (qsizetype i = 0; i < good.size(); ++i) {
            QByteArray changed = good;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY2(!m_members.verify(changed, now), qPrintable(QString::number(i)));
        }
    }

    void F27_sixtySecondsOfLeewayAndNoMore()
    {
        const QByteArray token = m_members.issue(member(), now);
        QCOMPARE(codeOf(token, Audience::Member, now - 60s), QByteArray("ok"));
        QCOMPARE(codeOf(token, Audience::Member, now - 61s), QByteArray("TOKEN_INVALID"));
        QCOMPARE(codeOf(token, Audience::Member, now + 30min + 59s), QByteArray("ok"));
        QCOMPARE(codeOf(token, Audience::Member, now + 30min + 60s), QByteArray("TOKEN_EXPIRED"));
    }

    void aRememberedTokenExpiresToo()
    {
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        const QByteArray token = m_members.issue(member(), now);
        QVERIFY(authenticator.verify(token, Audience::Member, now));
        QCOMPARE(authenticator.verify(token, Audience::Member, now + 32min).error().code, QByteArray("TOKEN_EXPIRED"));
    }

    void A3_aRevokedTokenIsDeadAtOnceInEveryThread()
    {
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        const QByteArray token = m_members.issue(member(), now);
        const QByteArray other = m_members.issue(member(43), now);
        const auto codeInThread = [&] {
            const auto result = authenticator.verify(token, Audience::Member, now);
            return result ? QByteArray("ok") : result.error().code;
        };
        QCOMPARE(codeInThread(), QByteArray("ok"));
        revoked.revoke(Audience::Operator, "142", now + 30min); // the same id of the other audience
        QCOMPARE(codeInThread(), QByteArray("ok"));
        revoked.revoke(Audience::Member, "142", now + 30min);
        QCOMPARE(codeInThread(), QByteArray("TOKEN_REVOKED"));
        QByteArray elsewhere;
        std::thread([&] { elsewhere = codeInThread(); }).join();
        QCOMPARE(elsewhere, QByteArray("TOKEN_REVOKED"));
        QVERIFY(authenticator.verify(other, Audience::Member, now));
    }

    void revocationsAreForgottenOnlyWhenTheTokenIsDeadAnyway()
    {
        RevokedTokens revoked;
        revoked.revoke(Audience::Member, "1", now);
        revoked.forgetExpired(now + 59s);
        QVERIFY(revoked.contains(Audience::Member, "1"));
        revoked.forgetExpired(now + 60s);
        QCOMPARE(revoked.count(), 0);
    }

    void anOlderKeyStillVerifies()
    {
        const Tokens rotated(Audience::Member, {{"m2", QByteArray(32, 'n')}, memberKey});
        QVERIFY(rotated.verify(m_members.issue(member(), now), now));
        QVERIFY(!m_members.verify(rotated.issue(member(), now), now));
    }

    void moreTokensThanAreRememberedStayCorrect()
    {
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        std::vector<QByteArray> tokens;
        for (Id id = 1; id <= TokenAuthenticator::rememberedTokens * 5 / 2; ++id)
            tokens.push_back(m_members.issue(member(id), now));
        for (int round = 0; round < 2; ++round) {
            for (size_t i = 0; i < tokens.size(); ++i)
                QCOMPARE(authenticator.verify(tokens[i], Audience::Member, now)->id, Id(i + 1));
        }
    }

    void theHotPathIsQuick()
    {
        RevokedTokens revoked;
        TokenAuthenticator authenticator({m_members, m_operators}, revoked);
        std::vector<QByteArray> tokens;
        for (Id id = 1; id <= 5000; ++id)
            tokens.push_back(m_members.issue(member(id), now));
        constexpr int rounds = 20;
        qint64 first = 0;
        QElapsedTimer timer;
        timer.start();
        for (int round = 0; round < rounds; ++round) {
            for (const QByteArray &token : tokens) {
                if (!authenticator.verify(token, Audience::Member, now))
                    QFAIL("refused");
            }
            if (round == 0)
                first = timer.nsecsElapsed();
        }
        const qint64 later = (timer.nsecsElapsed() - first) / (rounds - 1);
        qInfo("first sight %lld ns, remembered %lld ns a token", first / 5000, later / 5000);
        QVERIFY2(later / 5000 < 20'000, "a remembered token must stay far below a microsecond's order in release");
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tokens_test.moc"
