// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/crowd_shop.h"
#include "tests/support/engines.h"
#include "tests/support/waits.h"
#include <QScopeGuard>
#include <QTest>
#include <array>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 4;
constexpr int sellBetween = 60;
constexpr int within = 90'000; // ms

} // namespace

/// A cluster of three brokers, every topic on all of them, of which one at a time is not there.
class ThreeBrokersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!KafkaService::here())
            QSKIP(qPrintable(KafkaService::absence()));
        if (!m_backend.useEngine(QString::fromLatin1(Engine::mariaDb)))
            QSKIP(qPrintable(FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb))));
        RunningKafka::join(m_brokers);
        QVERIFY2(RunningKafka::start(m_brokers), outputs().constData());
        QByteArrayList addresses;
        for (const RunningKafka &broker : m_brokers)
            addresses.append(broker.brokers());
        m_backend.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(addresses.join(',')));
        QVERIFY2(m_backend.command({QStringLiteral("topics"), QStringLiteral("create")}) == 0,
                 m_backend.output().constData());
        const QByteArray trouble = m_at.open(buyers);
        QVERIFY2(trouble.isEmpty(), trouble.constData());
    }

    /// F17: cut off from everybody, the others lead what it led, without anybody's doing, and nothing waits for it.
    void F17_whatABrokerThatIsCutOffLedIsLedByOthers()
    {
        startCrowd();
        m_brokers[0].freeze(true);
        const auto comesBack = qScopeGuard([this] { m_brokers[0].freeze(false); });
        allGoesOnWithoutIt();
        if (QTest::currentTestFailed())
            return;
        m_brokers[0].freeze(false);
        WAIT_VERIFY2(copiesMissing().isEmpty(), copiesMissing().constData(), within);
    }

    /// The same of one that dies and comes back; by then the one that was cut off leads again.
    void F17_whatABrokerThatDiesLedIsLedByOthers()
    {
        startCrowd();
        m_brokers[1].kill();
        allGoesOnWithoutIt();
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(m_brokers[1].start(), m_brokers[1].output().constData());
    }

    void theBooksHold()
    {
        WAIT_COMPARE(m_shop->broken(), QStringList(), within);
        QCOMPARE(m_backend.stop(), 0);
        QVERIFY2(m_backend.command({QStringLiteral("check")}) == 0, m_backend.output().constData());
    }

private:
    void startCrowd()
    {
        m_crowd = m_at.startedCrowd();
        WAIT_VERIFY(m_crowd->acknowledged() > sellBetween, within);
    }
    /// Every order of before and after is on its way to its delivery, which takes every topic and every group.
    void allGoesOnWithoutIt()
    {
        const int sold = m_crowd->acknowledged();
        WAIT_VERIFY(m_crowd->acknowledged() > sold + sellBetween, within);
        m_crowd->stop();
        WAIT_VERIFY(m_crowd->done(), within);
        for (const Attempt &attempt : m_crowd->attempts()) {
            QCOMPARE(attempt.status, 201);
            const QString id = attempt.answer.value(u"id").toString();
            WAIT_VERIFY2(lineState(id) == QStringLiteral("DELIVERY_REQUESTED"), said(id).constData(), within);
        }
    }
    QString lineState(const QString &id)
    {
        const QJsonObject order = m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + id).json;
        return order[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
    }
    QByteArray said(const QString &id)
    {
        const Answer answer = m_shop->boss().get(QStringLiteral("/v1/ops/orders/") + id);
        m_backend.readOutput();
        return QByteArray::number(m_backend.running()) + ' ' + QByteArray::number(answer.status) + ' ' + answer.body +
               m_backend.output().right(3'000);
    }
    QByteArray copiesMissing() const
    {
        const QStringList question{QStringLiteral("--describe"), QStringLiteral("--under-replicated-partitions")};
        QByteArrayList lines = m_brokers[2].tool(QStringLiteral("TopicCommand"), question).split('\n');
        lines.removeIf([](const QByteArray &line) { return !line.contains("Partition:"); }); // its log
        return lines.join('\n');
    }
    QByteArray outputs() const
    {
        QByteArray all;
        for (const RunningKafka &broker : m_brokers)
            all += broker.output().right(2'000);
        return all;
    }

    std::array<RunningKafka, 3> m_brokers;
    CrowdShop m_at;
    RunningBackend &m_backend = m_at.backend;
    std::unique_ptr<Shop> &m_shop = m_at.shop;
    std::unique_ptr<Crowd> m_crowd;
};

QTEST_GUILESS_MAIN(ThreeBrokersTest)
#include "three_brokers_test.moc"
