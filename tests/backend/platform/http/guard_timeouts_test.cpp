// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"

#include <fstream>

using namespace firstcome;
using namespace firstcome::http;
using std::chrono::milliseconds;

namespace {

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

/// 0 under the address sanitizer, which keeps freed memory for a while.
qint64 residentBytes()
{
#ifdef __SANITIZE_ADDRESS__
    return 0;
#endif
    std::ifstream file("/proc/self/statm");
    qint64 size = 0;
    qint64 resident = 0;
    file >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

ServerSettings quick()
{
    ServerSettings settings;
    settings.limits.headWithin = milliseconds(300);
    settings.limits.requestWithin = milliseconds(600);
    settings.limits.stalledUpload = milliseconds(400);
    settings.limits.idle = milliseconds(900);
    settings.limits.stalledWrite = milliseconds(400);
    settings.limits.linger = milliseconds(200);
    return settings;
}

} // namespace

/// Every limit of time, waited for.
class GuardTimeoutsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void F29_slowHead();
    void F29_slowBody();
    void anUploadMayTakeLongAsLongAsItGoesOn();
    void anUploadThatStallsIsCut();
    void F29_aHeadInTimeIsServed();
    void F29_idle();
    void F29_slowReader();
    void F29_dribblingReader();
    void A14_workingRequestsAreNotTimedOut();
    void A14_lingeringClientsAreLetGo();
    void A14_honestClientsAreServedAmongAttackers();
};

void GuardTimeoutsTest::F29_slowHead()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    QVERIFY(client.send("GET /now HTTP/1.1\r\n"));
    const Answer answer = client.read();
    QCOMPARE(answer.status, 408);
    QCOMPARE(answer.code(), QByteArray("REQUEST_TIMEOUT"));
    QVERIFY(client.ends());
    QCOMPARE(edge.killed("slow_head"), 1.0);
    // A byte now and then does not help: the head has one deadline from its first byte.
    WireClient dribbler = edge.client();
    const auto began = std::chrono::steady_clock::now();
    for (const char byte : QByteArray("GET /now HTTP/1.1\r\nHost: a\r\nX: ")) {
        if (!dribbler.isOpen(milliseconds(30)) || !dribbler.send(QByteArray(1, byte)))
            break;
    }
    QCOMPARE(dribbler.read().status, 408);
    QVERIFY(std::chrono::steady_clock::now() - began < milliseconds(900));
    QCOMPARE(edge.killed("slow_head"), 2.0);
}

void GuardTimeoutsTest::F29_slowBody()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    QVERIFY(client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n1234"));
    QVERIFY(client.isOpen(milliseconds(400))); // longer than a head may take
    QCOMPARE(client.read().status, 408);
    QVERIFY(client.ends());
    QCOMPARE(edge.killed("slow_body"), 1.0);
}

void GuardTimeoutsTest::anUploadMayTakeLongAsLongAsItGoesOn()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    const QByteArray part(128 * 1024, 'x');
    constexpr int parts = 12; // more than a body without a limit of its own may have
    QVERIFY(client.send("POST /csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer member-1\r\n"
                        "Content-Type: text/csv\r\nContent-Length: " +
                        QByteArray::number(parts * part.size()) + "\r\n\r\n"));
    const auto began = std::chrono::steady_clock::now();
    for (int i = 0; i < parts; ++i) {
        QVERIFY(client.isOpen(milliseconds(100)));
        QVERIFY(client.send(part));
    }
    QCOMPARE(client.read().status, 204);
    QVERIFY(std::chrono::steady_clock::now() - began > milliseconds(600)); // beyond what a request may take
    QCOMPARE(edge.killed("slow_body"), 0.0);
}

void GuardTimeoutsTest::anUploadThatStallsIsCut()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    QVERIFY(client.send("POST /csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer member-1\r\n"
                        "Content-Type: text/csv\r\nContent-Length: 3000000\r\n\r\n" +
                        QByteArray(100'000, 'x')));
    // A byte now and then is no progress.
    const auto began = std::chrono::steady_clock::now();
    while (client.isOpen(milliseconds(50)) && client.send("x") &&
           std::chrono::steady_clock::now() - began < milliseconds(5'000)) {
    }
    QCOMPARE(client.read().status, 408);
    QVERIFY(std::chrono::steady_clock::now() - began < milliseconds(5'000));
    QCOMPARE(edge.killed("slow_body"), 1.0);
}

void GuardTimeoutsTest::F29_aHeadInTimeIsServed()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client.send("GET /now HTTP"));
        QVERIFY(client.isOpen(milliseconds(150)));
        QCOMPARE(client.ask("/1.1\r\nHost: a\r\n\r\n").status, 200);
    }
    QCOMPARE(edge.killed("slow_head"), 0.0);
}

void GuardTimeoutsTest::F29_idle()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient fresh = edge.client();
    WireClient used = edge.client();
    QCOMPARE(used.get("/now").status, 200);
    QVERIFY(used.isOpen(milliseconds(500)));
    QCOMPARE(used.get("/now").status, 200); // each answer starts the time anew
    QVERIFY(used.isOpen(milliseconds(500)));
    QVERIFY(fresh.ends());
    QVERIFY(used.ends());
    QCOMPARE(edge.killed("idle"), 2.0);
}

void GuardTimeoutsTest::F29_slowReader()
{
    EdgeUnderTest edge(quick());
    edge.start();
    const qint64 before = residentBytes();
    std::vector<WireClient> readers;
    for (int i = 0; i < 10; ++i) {
        readers.push_back(edge.client(4096));
        // The second one would double what is kept: it waits until the first is gone.
        QVERIFY(readers.back().send(get("/big") + get("/big")));
    }
    QVERIFY(eventually([&] { return edge.killed("slow_reader") == 10.0; }));
    QVERIFY(eventually([&] { return edge.figure("http_connections_open") == 0.0; }));
    QVERIFY(residentBytes() - before < 11 * EdgeUnderTest::bigBody);
    WireClient honest = edge.client();
    QCOMPARE(honest.get("/big").body.size(), EdgeUnderTest::bigBody);
}

void GuardTimeoutsTest::F29_dribblingReader()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client(4096);
    QVERIFY(client.send(get("/big")));
    // Reading a little all the time is not progress enough to hold eight megabytes for hours.
    for (int i = 0; i < 200 && edge.killed("slow_reader") == 0; ++i)
        client.readSome(256, milliseconds(20));
    QCOMPARE(edge.killed("slow_reader"), 1.0);
}

void GuardTimeoutsTest::A14_workingRequestsAreNotTimedOut()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    QVERIFY(client.send(get("/held")));
    QVERIFY(client.isOpen(milliseconds(1500))); // longer than every limit of the client's side
    edge.held.release();
    QCOMPARE(client.read().status, 200);
}

void GuardTimeoutsTest::A14_lingeringClientsAreLetGo()
{
    EdgeUnderTest edge(quick());
    edge.start();
    WireClient client = edge.client();
    QCOMPARE(client.get("/now", "Connection: close\r\n").status, 200);
    // The client neither closes nor stops sending.
    QVERIFY(eventually([&] { return !client.send(QByteArray(1000, 'x')); }));
    QVERIFY(eventually([&] { return edge.figure("http_connections_open") == 0.0; }));
}

void GuardTimeoutsTest::A14_honestClientsAreServedAmongAttackers()
{
    EdgeUnderTest edge;
    edge.start();
    std::vector<WireClient> attackers;
    for (int i = 0; i < 2000; ++i) {
        attackers.push_back(edge.client());
        QVERIFY(attackers.back().send(i % 2 ? "GET /now HTTP/1.1\r\nX: " : "POST /echo HTTP/1.1\r\nHost: a\r\n"));
    }
    QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 2000.0; }));
    WireClient honest = edge.client();
    QList<qint64> micros;
    for (int i = 0; i < 500; ++i) {
        const auto began = std::chrono::steady_clock::now();
        QCOMPARE(honest.get("/now").status, 200);
        micros.append(
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began).count());
    }
    std::sort(micros.begin(), micros.end());
    QVERIFY2(micros[250] < 20'000, qPrintable(QString::number(micros[250])));
}

QTEST_GUILESS_MAIN(GuardTimeoutsTest)
#include "guard_timeouts_test.moc"
