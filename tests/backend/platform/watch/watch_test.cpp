// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/access_log.h"
#include "backend/platform/watch/health.h"
#include "backend/platform/watch/metrics.h"
#include "tests/support/waits.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome::watch;

class WatchTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresAskedForWhenRead();
    void accessLogWritesOneLineARequest();
    void accessLogNeverWaits();
    void accessLogSurvivesAFullDisk();
    void healthNamesItsProbes();
    void aLoopThatStandsStillIsDead();

private:
    static void fill(AccessEntry &entry, int number);
    QTemporaryDir m_folder;
};

void WatchTest::figuresAskedForWhenRead()
{
    Metrics metrics;
    double age = 1;
    metrics.gaugeFrom({"outbox_age_seconds", "Age", {{"group", "a"}}}, [&] { return age; });
    metrics.gaugeFrom({"outbox_age_seconds", "Age", {{"group", "b"}}}, [] { return 7.5; });
    QVERIFY(metrics.text().contains("outbox_age_seconds{group=\"a\"} 1\n"));
    age = 2;
    QVERIFY(metrics.text().contains("outbox_age_seconds{group=\"a\"} 2\n"));
    QVERIFY(metrics.text().contains("outbox_age_seconds{group=\"b\"} 7.5\n"));
    QCOMPARE(metrics.text().count("# TYPE outbox_age_seconds gauge"), 1);
    metrics.counterFrom({"orders_placed_total", "Orders placed", {{"method", "PG"}}}, [] { return 4; });
    QVERIFY(metrics.text().contains("# TYPE orders_placed_total counter\norders_placed_total{method=\"PG\"} 4\n"));
}

void WatchTest::fill(AccessEntry &entry, int number)
{
    entry = AccessEntry();
    entry.at = 1'769'850'000'000 + number;
    entry.status = 200;
    entry.bytes = number;
    AccessEntry::cut(entry.method, "GET");
    AccessEntry::cut(entry.path, "/v1/orders/\"\n" + QByteArray(500, '\x1b'));
    AccessEntry::cut(entry.peer, "127.0.0.1");
    AccessEntry::cut(entry.requestId, "r" + QByteArray::number(number));
}

void WatchTest::accessLogWritesOneLineARequest()
{
    const QString path = m_folder.filePath(QStringLiteral("access.log"));
    {
        AccessLog log(path.toUtf8());
        QVERIFY(log.isOpen());
        AccessRing &first = log.addRing();
        AccessRing &second = log.addRing();
        for (int i = 0; i < 1000; ++i) {
            AccessRing &ring = i % 2 ? first : second;
            fill(*ring.next(), i);
            ring.push();
        }
        QCOMPARE(log.dropped(), 0);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 1001);
    const QJsonObject object = QJsonDocument::fromJson(lines.first()).object();
    QCOMPARE(object.value(QStringLiteral("status")).toInt(), 200);
    QCOMPARE(object.value(QStringLiteral("path")).toString().size(), 130); // cut
    QVERIFY(object.value(QStringLiteral("at")).toString().startsWith(QStringLiteral("2026-01-31T")));
    QVERIFY(!object.contains(QStringLiteral("member")));
}

void WatchTest::accessLogNeverWaits()
{
    AccessRing ring;
    for (std::size_t i = 0; i < AccessRing::capacity; ++i) {
        QVERIFY(ring.next());
        ring.push();
    }
    QVERIFY(!ring.next());
    QVERIFY(!ring.next());
    QCOMPARE(ring.dropped(), 2);
    QByteArray out;
    QCOMPARE(ring.drain(out), AccessRing::capacity);
    QVERIFY(ring.next());
}

void WatchTest::accessLogSurvivesAFullDisk()
{
    AccessLog log("/dev/full");
    AccessRing &ring = log.addRing();
    fill(*ring.next(), 1);
    ring.push();
    WAIT_COMPARE(log.lost(), 1, 60'000);
    AccessLog nowhere(m_folder.filePath(QStringLiteral("no/such/folder/access.log")).toUtf8());
    QVERIFY(!nowhere.isOpen());
    AccessRing &other = nowhere.addRing();
    fill(*other.next(), 1);
    other.push();
    WAIT_COMPARE(nowhere.lost(), 1, 60'000);
}

void WatchTest::healthNamesItsProbes()
{
    Health health;
    QVERIFY(health.isReady());
    bool up = false;
    health.addProbe("database", [&] { return up; });
    QVERIFY(!health.isReady());
    QCOMPARE(health.findings().at(1).name, QByteArray("database"));
    up = true;
    QVERIFY(health.isReady());
    health.startDraining();
    QVERIFY(!health.isReady() && health.isDraining());
}

void WatchTest::aLoopThatStandsStillIsDead()
{
    Health health;
    const Health::Steady::time_point now = Health::Steady::now();
    QVERIFY(health.isLive(now));
    health.beat(now);
    QVERIFY(health.isLive(now + Health::turnsWithin));
    QVERIFY(!health.isLive(now + Health::turnsWithin + std::chrono::milliseconds(1)));
}

QTEST_GUILESS_MAIN(WatchTest)
#include "watch_test.moc"
