// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/attempt_limit.h"
#include "backend/platform/access/passwords.h"
#include <QTest>
#include <ctime>

using namespace firstcome;
using namespace firstcome::access;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
const QString password = QStringLiteral("correct horse");

Passwords::Settings small(int threads = 1, size_t queue = 64)
{
    return {threads, queue, 8UL * 1024 * 1024, 1};
}

} // namespace

class PasswordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void A27_storedAsArgon2idAtTheDemandedCost()
    {
        Passwords passwords;
        const auto phc = passwords.hash(password).get();
        QVERIFY(phc);
        QVERIFY(phc->startsWith("$argon2id$v=19$m=47104,t=1,p=1$"));
        QVERIFY(!passwords.isWeak(*phc));
        QCOMPARE(passwords.matches(password, *phc).get().value(), true);
        QCOMPARE(passwords.matches(QStringLiteral("correct hors"), *phc).get().value(), false);
        QVERIFY(passwords.isWeak(Passwords(small()).hashNow(password)));
    }

    void neverTheSameHashTwice()
    {
        const Passwords passwords(small());
        QVERIFY(passwords.hashNow(password) != passwords.hashNow(password));
    }

    void composedAndDecomposedLettersAreOnePassword()
    {
        Passwords passwords(small());
        const QString composed = QStringLiteral(u"비밀번호 é여덟");
        const QByteArray phc = passwords.hashNow(composed);
        QCOMPARE(passwords.matches(composed.normalized(QString::NormalizationForm_D), phc).get().value(), true);
    }

    void A25_anUnknownAccountCostsTheSameAndNeverMatches()
    {
        Passwords passwords(small());
        const QByteArray phc = passwords.hashNow(password);
        QCOMPARE(passwords.matches(QString(), QByteArray()).get().value(), false);
        // The processor's time, in nanoseconds: what a busy machine does besides does not count.
        const auto spent = [] {
            timespec used{};
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
            return qint64(used.tv_sec) * 1'000'000'000 + used.tv_nsec;
        };
        const auto timed = [&](const QByteArray &stored) {
            const qint64 before = spent();
            for (int i = 0; i < 20; ++i)
                passwords.matches(QStringLiteral("wrong"), stored).get();
            return spent() - before;
        };
        timed(phc);
        const qint64 known = timed(phc);
        const qint64 unknown = timed({});
        QVERIFY2(unknown > known / 3 && known > unknown / 3,
                 qPrintable(QStringLiteral("%1 %2").arg(known).arg(unknown)));
    }

    void A26_aCrowdIsRefusedBeyondTheQueue()
    {
        Passwords passwords(small(1, 4));
        std::vector<work::Reply<Result<QByteArray>>> replies;
        for (int i = 0; i < 50; ++i)
            replies.push_back(passwords.hash(password));
        int hashed = 0, refused = 0;
        for (const auto &reply : replies) {
            const auto result = reply.get();
            result ? ++hashed : ++refused;
            if (!result) {
                QCOMPARE(result.error().code, QByteArray("TOO_MANY_REQUESTS"));
                QVERIFY(result.error().extra.value(QStringLiteral("retryAfter")).toInt() > 0);
            }
        }
        QVERIFY(hashed >= 4);
        QVERIFY(refused >= 40);
    }

    void everyReplyIsResolvedAtTheEnd()
    {
        std::vector<work::Reply<Result<QByteArray>>> replies;
        {
            Passwords passwords(small(1, 64));
            for (int i = 0; i < 30; ++i)
                replies.push_back(passwords.hash(password));
        }
        for (const auto &reply : replies) {
            const auto result = reply.get();
            QVERIFY(result || result.error().code == "UNAVAILABLE");
        }
    }

    void A23_tenTriesInAWindowAndNotOneMore()
    {
        AttemptLimit limit(10, 5min);
        for (int i = 0; i < 10; ++i)
            QVERIFY(limit.begin("a", now + std::chrono::seconds(i)));
        const auto refused = limit.begin("a", now + 10s);
        QCOMPARE(refused.error().code, QByteArray("TOO_MANY_REQUESTS"));
        QCOMPARE(refused.error().extra.value(QStringLiteral("retryAfter")).toInt(), 290);
        QVERIFY(limit.begin("b", now));
        QVERIFY(!limit.begin("a", now + 5min - 1ms));
        QVERIFY(limit.begin("a", now + 5min));
        QVERIFY(!limit.begin("a", now + 5min));
        QVERIFY(limit.begin("a", now + 5min + 1s));
    }

    void aGoodTryIsTakenBack()
    {
        AttemptLimit limit(2, 1min);
        for (int i = 0; i < 100; ++i) {
            QVERIFY(limit.begin("a", now));
            limit.takeBack("a", now);
        }
        QVERIFY(limit.begin("a", now));
        QVERIFY(limit.begin("a", now));
        QVERIFY(!limit.begin("a", now));
        limit.takeBack("unknown", now);
    }

    /// What is tried at one process counts at the other, and is taken back there too; nobody on the way reads whose.
    void A23_processesThatHearEachOtherHaveOneLimit()
    {
        Changes here;
        Changes there;
        QByteArrayList told;
        here.sendTo([&](std::span<const Change> changes) {
            told.append(std::get<TriesCounted>(changes.front()).key);
            there.hear(changes);
        });
        there.sendTo([&](std::span<const Change> changes) { here.hear(changes); });
        AttemptLimit ann(3, 1min, {here, "people"});
        AttemptLimit ben(3, 1min, {there, "people"});
        AttemptLimit other(3, 1min, {there, "others"});
        QVERIFY(ann.begin("kim@example.com", now));
        QVERIFY(ben.begin("kim@example.com", now));
        ann.count("kim@example.com", now);
        QVERIFY(!ben.begin("kim@example.com", now));
        QVERIFY(!ann.allows("kim@example.com", now));
        QVERIFY(ben.begin("lee@example.com", now));
        QVERIFY(other.begin("kim@example.com", now));
        ben.takeBack("kim@example.com", now);
        QVERIFY(ann.begin("kim@example.com", now));
        QVERIFY(!ben.begin("kim@example.com", now + 30s));
        QVERIFY(ben.begin("kim@example.com", now + 1min));
        QVERIFY(told.size() >= 3);
        for (const QByteArray &key : std::as_const(told))
            QVERIFY(!key.contains("kim"));
        here.sendTo({});
        there.sendTo({});
        QVERIFY(ann.begin("park", now) && ann.begin("park", now) && ann.begin("park", now));
        QVERIFY(ben.begin("park", now)); // not heard: each counts its own
    }

    void manyKeysStayBounded()
    {
        AttemptLimit limit(1, 1min);
        for (int i = 0; i < AttemptLimit::keyLimit + 20; ++i)
            QVERIFY(limit.begin(QByteArray::number(i), now + std::chrono::milliseconds(i / 4)));
        QVERIFY(!limit.begin(QByteArray::number(AttemptLimit::keyLimit + 19), now + 30s));
    }
};

QTEST_GUILESS_MAIN(PasswordsTest)
#include "passwords_test.moc"
