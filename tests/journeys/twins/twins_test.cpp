// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/engines.h"
#include "tests/support/running_redis.h"
#include "tests/support/twins/twin.h"
#include "tests/support/waits.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000; // ms
constexpr int journeys = 30;   // unless FIRSTCOME_JOURNEYS says how many

} // namespace

/// Whatever people do comes to the same on the embedded engines and on MariaDB, Redis and Kafka.
class TwinsTest : public QObject
{
    Q_OBJECT

    RunningRedis m_redis;
    RunningKafka m_kafka;
    Twin m_one;
    Twin m_two;
    QString m_story;

    QString underway() { return m_one.underway() + m_two.underway(); }
    void tell(const QString &what) { m_story += what + u'\n'; }

private Q_SLOTS:
    void initTestCase()
    {
        if (!KafkaService::here())
            QSKIP(qPrintable(KafkaService::absence()));
        if (!RunningRedis::isExpected())
            QSKIP("no Redis here: FIRSTCOME_TEST_REDIS is not set");
        if (!m_two.backend.useEngine(QString::fromLatin1(Engine::mariaDb)))
            QSKIP(qPrintable(FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb))));
        QVERIFY(m_redis.start());
        QVERIFY2(m_kafka.start(), m_kafka.output().constData());
        m_two.backend.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), m_redis.url());
        m_two.backend.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(m_kafka.brokers()));
        QCOMPARE(m_two.backend.command({QStringLiteral("topics"), QStringLiteral("create")}), 0);
        for (Twin *twin : {&m_one, &m_two}) {
            const QString why = twin->open();
            QVERIFY2(why.isEmpty(), qPrintable(why));
        }
    }

    void sameAnswersAndSameBooks_data()
    {
        QTest::addColumn<unsigned>("seed");
        bool one = false;
        const int only = qEnvironmentVariableIntValue("FIRSTCOME_SEED", &one);
        const int count = qEnvironmentVariableIsSet("FIRSTCOME_JOURNEYS")
                              ? qEnvironmentVariableIntValue("FIRSTCOME_JOURNEYS")
                              : journeys;
        for (int seed = one ? only : 1; seed <= (one ? only : count); ++seed)
            QTest::addRow("seed %d", seed) << unsigned(seed);
    }
    void sameAnswersAndSameBooks()
    {
        QFETCH(unsigned, seed);
        m_story.clear();
        m_one.begin();
        m_two.begin();
        for (const Act &act : journeyOf(seed, Twin::members, Twin::items)) {
            tell(textOf(act));
            const QString one = m_one.perform(act);
            const QString two = m_two.perform(act);
            tell(QStringLiteral("  embedded: ") + one);
            if (one != two)
                qWarning("%s  engines:  %s", qPrintable(m_story), qPrintable(two));
            QVERIFY2(one == two, qPrintable(textOf(act)));
            QElapsedTimer waited;
            waited.start();
            QString rest = underway();
            while (!rest.isEmpty() && waited.elapsed() < within)
                rest = underway();
            QVERIFY2(rest.isEmpty(), qPrintable(m_story + QStringLiteral("  does not come to rest: ") + rest));
        }
        WAIT_COMPARE(m_one.books(), m_two.books(), within);
    }

    void theBooksHold()
    {
        for (Twin *twin : {&m_one, &m_two})
            WAIT_COMPARE(twin->shop->broken(), QStringList(), within);
    }
};

QTEST_GUILESS_MAIN(TwinsTest)
#include "twins_test.moc"
