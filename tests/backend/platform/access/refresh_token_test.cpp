// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/refresh_token.h"
#include "backend/platform/crypto/digest.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::access;
using namespace firstcome::crypto;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const Instant nextWeek = now + 24h * 7;

} // namespace

class RefreshTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreRandomAndNameTheirSession()
    {
        const RefreshToken one = newRefreshToken(7);
        QVERIFY(one.text.startsWith("7."));
        QVERIFY(one.text != newRefreshToken(7).text);
        QVERIFY(one.isStoredAs(sha256(one.text)));
        QVERIFY(!one.isStoredAs(sha256(one.text + ' ')));
        QVERIFY(!one.isStoredAs({}));
        QVERIFY(!one.hash.contains(one.text));
    }

    void theFollowingTokenIsAlwaysTheSameForOneKeyOnly()
    {
        const Hmac key(QByteArray(32, 'k'));
        const RefreshToken used = newRefreshToken(7);
        const RefreshToken next = followingRefreshToken(key, used, 8);
        QVERIFY(next.text.startsWith("8."));
        QCOMPARE(followingRefreshToken(key, used, 8).text, next.text);
        QCOMPARE(next.hash, sha256(next.text));
        QVERIFY(followingRefreshToken(Hmac(QByteArray(32, 'l')), used, 8).text != next.text);
        QVERIFY(followingRefreshToken(key, newRefreshToken(7), 8).text != next.text);
    }

    void whatIsNoTokenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no body") << QByteArray() << QByteArray("REQUEST_INVALID");
        QTest::newRow("no field") << QByteArray("{}") << QByteArray("REQUEST_INVALID");
        QTest::newRow("a number") << QByteArray(R"({"refreshToken":7})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("another field") << QByteArray(R"({"refreshToken":"7.x","x":1})")
                                       << QByteArray("REQUEST_INVALID");
        QTest::newRow("empty") << QByteArray(R"({"refreshToken":""})") << QByteArray("TOKEN_INVALID");
        QTest::newRow("no session") << QByteArray(R"({"refreshToken":".x"})") << QByteArray("TOKEN_INVALID");
        QTest::newRow("no secret") << QByteArray(R"({"refreshToken":"7"})") << QByteArray("TOKEN_INVALID");
        QTest::newRow("an access token") << QByteArray(R"({"refreshToken":"eyJ.eyJ.x"})")
                                         << QByteArray("TOKEN_INVALID");
    }
    void whatIsNoTokenIsRefused()
    {
        QFETCH(QByteArray, body);
        const auto attempt = refreshTryFrom(body);
        QVERIFY(!attempt);
        QTEST(attempt.error().code, "code");
    }

    void aTokenIsReadBack()
    {
        const RefreshToken token = newRefreshToken(1234567890123);
        const auto attempt = refreshTryFrom(R"({"refreshToken":")" + token.text + R"("})");
        QVERIFY(attempt);
        QCOMPARE(attempt->sessionId, 1234567890123);
        QVERIFY(attempt->token.isStoredAs(token.hash));
    }

    void A3_verdicts_data()
    {
        QTest::addColumn<RefreshFacts>("facts");
        QTest::addColumn<RefreshVerdict>("verdict");
        QTest::newRow("fresh") << RefreshFacts{nextWeek, false, {}, false} << RefreshVerdict::Goes;
        QTest::newRow("in its last moment") << RefreshFacts{now + 1ms, false, {}, false} << RefreshVerdict::Goes;
        QTest::newRow("too late") << RefreshFacts{now, false, {}, false} << RefreshVerdict::Expired;
        QTest::newRow("ended") << RefreshFacts{nextWeek, true, {}, false} << RefreshVerdict::Ended;
        QTest::newRow("a twin") << RefreshFacts{nextWeek, false, now, false} << RefreshVerdict::Repeat;
        QTest::newRow("the last twin") << RefreshFacts{nextWeek, false, now - 9'999ms, false} << RefreshVerdict::Repeat;
        QTest::newRow("after ten seconds") << RefreshFacts{nextWeek, false, now - 10s, false} << RefreshVerdict::Reused;
        QTest::newRow("its follower was used") << RefreshFacts{nextWeek, false, now, true} << RefreshVerdict::Reused;
        QTest::newRow("reused and ended") << RefreshFacts{nextWeek, true, now - 1h, true} << RefreshVerdict::Ended;
    }
    void A3_verdicts()
    {
        QFETCH(RefreshFacts, facts);
        QTEST(refreshVerdict(facts, now), "verdict");
    }
};

QTEST_GUILESS_MAIN(RefreshTokenTest)
#include "refresh_token_test.moc"
