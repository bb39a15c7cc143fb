// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd_shop.h"
#include "tests/support/running_mariadb.h"
#include "tests/support/waits.h"
#include <QSet>
#include <QTest>

using namespace firstcome;
using test::Attempt;
using test::Caller;
using test::Crowd;
using test::RunningBackend;
using test::RunningMariaDb;
using test::Shop;

namespace {

constexpr int rounds = 5;
constexpr int buyers = 16;
constexpr int sellBetweenKills = 150;
constexpr int within = 60'000; // ms

} // namespace

/// F23: the real MariaDB is killed with -9 while a crowd buys and the orders are paid and handed over. The backend is
/// not told, not restarted, and goes on by itself.
class DatabaseOutageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!RunningMariaDb::isExpected())
            QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");
        m_database = std::make_unique<RunningMariaDb>();
        QVERIFY2(m_database->start(), m_database->output().constData());
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_DATABASE"), m_database->url());
        const QByteArray trouble = m_at.open(buyers);
        QVERIFY2(trouble.isEmpty(), trouble.constData());
    }

    void F23_theServerLivesThroughKillsOfItsDatabase()
    {
        const auto started = m_at.startedCrowd();
        Crowd &crowd = *started;
        for (int round = 1; round <= rounds; ++round) {
            sellThroughAnOutage(crowd);
            if (QTest::currentTestFailed())
                return;
        }
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetweenKills, within);
        crowd.stop();
        WAIT_VERIFY(crowd.done(), within);
        m_attempts = crowd.attempts();
        qInfo("%d orders acknowledged, %d turned away, over %d kills", crowd.acknowledged(), crowd.turnedAway(),
              rounds);
    }

    /// Never a cut connection, never another refusal: 503 with the time to wait.
    void F23_everybodyElseIsToldWhenToTryAgain()
    {
        QMap<int, int> statuses;
        for (const Attempt &attempt : m_attempts) {
            ++statuses[attempt.status];
            if (attempt.status == 503)
                QVERIFY2(attempt.retryAfter.toInt() >= 1, attempt.retryAfter.constData());
        }
        QCOMPARE(QSet(statuses.keyBegin(), statuses.keyEnd()), (QSet{201, 503}));
    }

    /// The saga goes on too: no poll of the log was lost with its transaction.
    void F23_everythingThatWaitedIsDone()
    {
        WAIT_COMPARE(waitingEvents(), 0, within);
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
    }

    /// What was acknowledged is there, as it was told.
    void I23_everyAcknowledgedOrderIsThere()
    {
        for (const Attempt &attempt : m_attempts) {
            if (attempt.status != 201)
                continue;
            const QString id = attempt.answer.value(QStringLiteral("id")).toString();
            const auto order = Caller(m_backend.url(), attempt.token).get(QStringLiteral("/v1/orders/") + id);
            QVERIFY2(order.status == 200, order.body.constData());
            QCOMPARE(order.json.value(QStringLiteral("total")), attempt.answer.value(QStringLiteral("total")));
            const auto lineId = [](const QJsonObject &of) {
                return of.value(QStringLiteral("lines")).toArray().at(0).toObject().value(QStringLiteral("lineId"));
            };
            QCOMPARE(lineId(order.json), lineId(attempt.answer));
        }
    }

    void theCheckHolds()
    {
        QCOMPARE(m_backend.stop(), 0);
        QCOMPARE(m_backend.command({QStringLiteral("check")}), 0);
    }

private:
    void sellThroughAnOutage(Crowd &crowd)
    {
        const int sold = crowd.acknowledged();
        WAIT_VERIFY(crowd.acknowledged() > sold + sellBetweenKills, within);
        const int turnedAway = crowd.turnedAway();
        m_database->kill();
        WAIT_VERIFY(crowd.turnedAway() > turnedAway, within);
        Caller anybody(m_backend.url());
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 503, within);
        QCOMPARE(anybody.get(QStringLiteral("/livez")).status, 200);
        QVERIFY2(m_database->start(), m_database->output().constData());
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 200, within);
        QVERIFY(m_backend.running());
    }

    /// Of all groups, or -1 while it cannot be said.
    qint64 waitingEvents()
    {
        const auto lag = m_shop->boss().get(QStringLiteral("/v1/ops/lag"));
        if (lag.status != 200)
            return -1;
        qint64 waiting = 0;
        for (const QJsonValue &value : lag.json.value(QStringLiteral("items")).toArray())
            waiting += value[QStringLiteral("events")].toInteger();
        return waiting;
    }

    std::unique_ptr<RunningMariaDb> m_database;
    test::CrowdShop m_at;
    RunningBackend &m_backend = m_at.backend;
    std::unique_ptr<Shop> &m_shop = m_at.shop;
    std::vector<Attempt> m_attempts;
};

QTEST_GUILESS_MAIN(DatabaseOutageTest)
#include "database_outage_test.moc"
