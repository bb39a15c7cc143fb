// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/client_address.h"
#include "backend/platform/watch/log.h"
#include "tests/backend/platform/http/edge_under_test.h"

#include <QScopeGuard>
#include <QTemporaryFile>
#include <fstream>
#include <sys/resource.h>

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

} // namespace

/// Every limit of size and number, one below and one above.
class GuardLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void A13_sizes();
    void A13_bodies();
    void A13_sizesAreSettings();
    void A13_endlessHeadsCostNoMemory();
    void connectionsInAll();
    void connectionsOfAnAddress();
    void F30_workOfClientsThatLeftCountsAsTheirs();
    void bodiesOfAllTogether();
    void recoversFromHavingNoDescriptorLeft();
    void pipelinesAreBounded();
};

void GuardLimitsTest::A13_sizes()
{
    EdgeUnderTest edge;
    edge.start();
    const auto statusOf = [&](const QByteArray &bytes) {
        WireClient client = edge.client();
        const Answer answer = client.ask(bytes);
        if (answer.status >= 400 && answer.status != 404)
            return answer.header("Connection") == "close" && client.ends() ? answer.status : -1;
        return answer.status;
    };
    const qsizetype lineAround = QByteArray("GET / HTTP/1.1").size();
    QCOMPARE(statusOf(get("/" + QByteArray(8192 - lineAround, 'a'))), 404);
    QCOMPARE(statusOf(get("/" + QByteArray(8193 - lineAround, 'a'))), 414);
    const qsizetype headAround = get("/now", "X: \r\n").size();
    QCOMPARE(statusOf(get("/now", "X: " + QByteArray(16384 - headAround, 'v') + "\r\n")), 200);
    QCOMPARE(statusOf(get("/now", "X: " + QByteArray(16385 - headAround, 'v') + "\r\n")), 431);
    QByteArray fields;
    for (int i = 0; i < 63; ++i)
        fields += "X" + QByteArray::number(i) + ": v\r\n";
    QCOMPARE(statusOf(get("/now", fields)), 200);
    QCOMPARE(statusOf(get("/now", fields + "One: more\r\n")), 431);
}

void GuardLimitsTest::A13_bodies()
{
    EdgeUnderTest edge;
    edge.start();
    WireClient client = edge.client();
    QCOMPARE(client.post("/small", "1234567890").status, 204);
    const Answer over = client.post("/small", "12345678901");
    QCOMPARE(over.status, 413);
    QCOMPARE(over.code(), QByteArray("BODY_TOO_LARGE"));
    QVERIFY(client.ends());
    WireClient large = edge.client();
    const QByteArray mebibyte = '"' + QByteArray(1024 * 1024 - 2, 'x') + '"';
    QCOMPARE(large.post("/echo", mebibyte).body, mebibyte);
    QVERIFY(large.isOpen());
    QVERIFY(large.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1048577\r\n\r\n"));
    QCOMPARE(large.read().status, 413);
}

void GuardLimitsTest::A13_sizesAreSettings()
{
    ServerSettings settings;
    settings.limits.body = 5;
    settings.limits.requestLine = 300;
    EdgeUnderTest edge(settings);
    edge.start();
    WireClient client = edge.client();
    QCOMPARE(client.post("/echo", "\"abc\"").status, 201);
    // A route's own limit counts, also where it is the higher one.
    QCOMPARE(client.post("/small", "1234567890").status, 204);
    QCOMPARE(client.post("/echo", "\"abcd\"").status, 413);
    QCOMPARE(edge.client().get("/now?" + QByteArray(300, 'x')).status, 414);
}

void GuardLimitsTest::A13_endlessHeadsCostNoMemory()
{
    EdgeUnderTest edge;
    edge.start();
    edge.client().get("/now");
    const qint64 before = residentBytes();
    for (int i = 0; i < 50; ++i) {
        WireClient client = edge.client();
        client.send("GET /");
        for (int chunk = 0; chunk < 64 && client.send(QByteArray(16 * 1024, 'a')); ++chunk) {
        }
        QCOMPARE(client.read().status, 414);
    }
    std::vector<WireClient> announcers;
    for (int i = 0; i < 100; ++i) {
        announcers.push_back(edge.client());
        announcers.back().send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1048576\r\n\r\nx");
    }
    QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 100.0; }));
    QVERIFY2(residentBytes() - before < 16 * 1024 * 1024, qPrintable(QString::number(residentBytes() - before)));
}

void GuardLimitsTest::connectionsInAll()
{
    ServerSettings settings;
    settings.limits.connections = 20;
    EdgeUnderTest edge(settings);
    edge.start();
    std::vector<WireClient> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(edge.client());
        QCOMPARE(clients.back().get("/now").status, 200);
    }
    WireClient tooMany = edge.client();
    const Answer answer = tooMany.read();
    QCOMPARE(answer.status, 503);
    QVERIFY(!answer.header("Retry-After").isEmpty());
    QVERIFY(tooMany.ends());
    QCOMPARE(edge.killed("full"), 1.0);
    clients.pop_back();
    QVERIFY(eventually([&] { return edge.figure("http_connections_open") == 19.0; }));
    WireClient next = edge.client();
    QCOMPARE(next.get("/now").status, 200);
}

void GuardLimitsTest::connectionsOfAnAddress()
{
    ConnectionCount count({100, 2});
    const ClientAddress one = ClientAddress::of(QHostAddress(QStringLiteral("203.0.113.7")));
    const ClientAddress mapped = ClientAddress::of(QHostAddress(QStringLiteral("::ffff:203.0.113.7")));
    const ClientAddress other = ClientAddress::of(QHostAddress(QStringLiteral("203.0.113.8")));
    QCOMPARE(mapped.key, one.key);
    QCOMPARE(mapped.text, one.text);
    QCOMPARE(count.enter(one), ConnectionCount::Verdict::Admitted);
    QCOMPARE(count.enter(mapped), ConnectionCount::Verdict::Admitted);
    QCOMPARE(count.enter(one), ConnectionCount::Verdict::AddressFull);
    QCOMPARE(count.enter(other), ConnectionCount::Verdict::Admitted);
    count.leave(mapped);
    QCOMPARE(count.enter(one), ConnectionCount::Verdict::Admitted);
    const ClientAddress v6 = ClientAddress::of(QHostAddress(QStringLiteral("2001:db8:1:2::1")));
    const ClientAddress sameNetwork = ClientAddress::of(QHostAddress(QStringLiteral("2001:db8:1:2:ffff::9")));
    QCOMPARE(v6.key, sameNetwork.key);
    const ClientAddress loopback = ClientAddress::of(QHostAddress(QStringLiteral("127.0.0.9")));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(count.enter(loopback), ConnectionCount::Verdict::Admitted);
    QVERIFY(ClientAddress::of(QHostAddress(QHostAddress::LocalHostIPv6)).uncounted);
}

void GuardLimitsTest::F30_workOfClientsThatLeftCountsAsTheirs()
{
    ServerSettings settings;
    settings.limits.connections = 5;
    EdgeUnderTest edge(settings);
    edge.start();
    for (int i = 0; i < 5; ++i) {
        WireClient client = edge.client();
        QVERIFY(client.send(get("/held")));
        QVERIFY(eventually([&] { return edge.held.arrived() == i + 1; }));
        client.reset();
    }
    QVERIFY(eventually([&] { return edge.figure("http_connections_open") == 0.0; }));
    QCOMPARE(edge.client().read().status, 503);
    edge.held.release();
    QVERIFY(eventually([&] { return edge.client().get("/now").status == 200; }));
}

void GuardLimitsTest::bodiesOfAllTogether()
{
    ServerSettings settings;
    settings.limits.bodies = 100'000;
    EdgeUnderTest edge(settings);
    edge.start();
    const QByteArray head =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n";
    WireClient first = edge.client();
    QVERIFY(first.send(head));
    QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 1.0; }));
    WireClient second = edge.client();
    const Answer answer = second.ask(head);
    QCOMPARE(answer.status, 503);
    QCOMPARE(answer.code(), QByteArray("OVERLOADED"));
    QVERIFY(!answer.header("Retry-After").isEmpty());
    QCOMPARE(first.ask(QByteArray(60'000, '1')).status, 201);
    for (int i = 0; i < 5; ++i) { // given back after an answer as well as with a connection
        WireClient next = edge.client();
        QCOMPARE(next.post("/echo", QByteArray(60'000, '2')).status, 201);
        QCOMPARE(next.post("/echo", QByteArray(60'000, '3')).status, 201);
        QVERIFY(next.send(head));
        QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 1.0; }));
        next.reset();
        QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 0.0; }));
    }
}

void GuardLimitsTest::recoversFromHavingNoDescriptorLeft()
{
    EdgeUnderTest edge;
    edge.start();
    rlimit limit{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
    const rlim_t usual = limit.rlim_cur;
    WireClient client = edge.client();
    QCOMPARE(client.get("/now").status, 200);
    QTemporaryFile log;
    QVERIFY(log.open());
    watch::setLogDescriptor(log.handle());
    const auto restored = qScopeGuard([] { watch::setLogDescriptor(2); });
    std::vector<int> fill;
    limit.rlim_cur = 200;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    for (int filler = ::dup(0); filler >= 0; filler = ::dup(0))
        fill.push_back(filler);
    ::close(fill.back());
    fill.pop_back();
    WireClient waiting = edge.client(); // takes the last one: there is none left to accept it with
    QVERIFY(waiting.isConnected());
    QVERIFY(waiting.send(get("/now")));
    QVERIFY(waiting.isOpen(milliseconds(300)));
    QCOMPARE(client.get("/now").status, 200); // those inside are served
    // It is tried again at each tick, and no oftener.
    const double tries = edge.figure("http_accept_failures_total");
    QVERIFY2(tries >= 1 && tries <= 100, qPrintable(QString::number(tries)));
    for (const int filler : fill)
        ::close(filler);
    limit.rlim_cur = usual;
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
    QCOMPARE(waiting.read().status, 200);
    QFile written(log.fileName());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray lines = written.readAll();
    QCOMPARE(lines.count("descriptors.exhausted"), 1);
    QCOMPARE(lines.count("descriptors.available"), 1);
}

void GuardLimitsTest::pipelinesAreBounded()
{
    EdgeUnderTest edge;
    edge.start();
    const qint64 before = residentBytes();
    WireClient client = edge.client();
    QVERIFY(client.send(get("/held")));
    QVERIFY(eventually([&] { return edge.held.arrived() == 1; }));
    // Behind a slow request a client may send what it likes: the kernel keeps it, not we.
    std::thread sender([&] { client.send(get("/now").repeated(20'000)); });
    QTest::qWait(300);
    QVERIFY(residentBytes() - before < 32 * 1024 * 1024);
    edge.held.release();
    QCOMPARE(client.read().body, QByteArray("\"held\""));
    for (int i = 0; i < 20'000; ++i)
        QCOMPARE(client.read().status, 200);
    sender.join();
}

QTEST_GUILESS_MAIN(GuardLimitsTest)
#include "guard_limits_test.moc"
