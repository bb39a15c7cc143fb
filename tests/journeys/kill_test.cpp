// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QRandomGenerator>
#include <QTest>

using namespace firstcome;
using test::Attempt;
using test::Caller;
using test::Crowd;
using test::RunningBackend;
using test::Shop;

namespace {

constexpr int rounds = 20;
constexpr int buyers = 24;
constexpr int ordersEach = 10'000;   // more than any round lasts
constexpr quint32 seed = 20'260'131; // of the moments at which the process is killed
constexpr int earliestKill = 5;      // acknowledged orders
constexpr int latestKill = 400;
constexpr int within = 60'000; // ms

} // namespace

/// F1 to F4: kill -9 of the real process under load, at random moments; every acknowledged order is there afterwards.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString tokens = m_backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(m_backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                    QStringLiteral("--tokens"), tokens}),
                 0);
        m_tokens = Crowd::tokensFrom(tokens);
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        Shop shop(m_backend);
        m_onSale = shop.openSale({100'000, 0, 3'600, 1'000});
        QVERIFY2(!m_onSale.optionId.isEmpty(), shop.lastAnswer().body.constData());
    }

    void F1_F4_acknowledgedOrdersSurviveKill9()
    {
        QRandomGenerator random(seed);
        for (int round = 1; round <= rounds; ++round) {
            const int killAt = random.bounded(earliestKill, latestKill);
            sellUntilKilled(killAt);
            if (QTest::currentTestFailed())
                return;
            QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
            everyAnswerStillHolds(m_attempts);
            if (QTest::currentTestFailed())
                return;
            QCOMPARE(m_backend.command({QStringLiteral("check")}), 0);
            m_earlier.insert(m_earlier.end(), m_attempts.begin(), m_attempts.end());
        }
        everyAnswerStillHolds(m_earlier);
        qInfo("%zu orders survived %d kills", m_earlier.size(), rounds);
    }

private:
    void sellUntilKilled(int killAt)
    {
        Crowd crowd(m_backend.url(), m_tokens,
                    {QJsonObject{{QStringLiteral("optionId"), m_onSale.optionId}, {QStringLiteral("quantity"), 1}}});
        connect(&crowd, &Crowd::orderAcknowledged, this, [this, killAt](int count) {
            if (count == killAt)
                m_backend.kill();
        });
        crowd.start(ordersEach);
        WAIT_VERIFY(crowd.done(), within);
        QVERIFY2(!m_backend.running(), "the kill came before the crowd was through");
        m_attempts = crowd.attempts();
    }

    /// What was acknowledged is there with the same content; what got no answer is all or nothing, and its key resolves
    /// it.
    void everyAnswerStillHolds(const std::vector<Attempt> &attempts)
    {
        for (const Attempt &attempt : attempts) {
            Caller member(m_backend.url(), attempt.token);
            test::Answer again;
            const auto retry = [&] {
                again =
                    member.send("POST", QStringLiteral("/v1/orders"), attempt.body, {{"Idempotency-Key", attempt.key}});
                return again.status;
            };
            // 503 is "try again": a slow machine may have a queue that is too long for a while.
            WAIT_VERIFY(retry() != 503, within);
            QVERIFY2(again.status == 201, again.body.constData());
            if (attempt.status != 201)
                continue;
            QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
            QCOMPARE(again.json, attempt.answer);
        }
    }

    RunningBackend m_backend;
    QList<QByteArray> m_tokens;
    test::OnSale m_onSale;
    std::vector<Attempt> m_attempts; ///< of this round
    std::vector<Attempt> m_earlier;  ///< of all rounds
};

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
