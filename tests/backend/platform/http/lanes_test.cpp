// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"

#include <dirent.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <set>
#include <sys/socket.h>
#include <thread>

using namespace firstcome;
using namespace firstcome::http;
using std::chrono::milliseconds;

namespace {

/// Descriptors of this process that are the server's ends of connections to `port`.
std::vector<int> servedOn(quint16 port)
{
    std::vector<int> served;
    DIR *open = ::opendir("/proc/self/fd");
    while (const dirent *entry = ::readdir(open)) {
        const int descriptor = std::atoi(entry->d_name);
        sockaddr_in here{};
        sockaddr_in there{};
        socklen_t size = sizeof here;
        const bool ours = ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&here), &size) == 0 &&
                          here.sin_family == AF_INET && ntohs(here.sin_port) == port;
        size = sizeof there;
        if (ours && ::getpeername(descriptor, reinterpret_cast<sockaddr *>(&there), &size) == 0)
            served.push_back(descriptor);
    }
    ::closedir(open);
    return served;
}

} // namespace

/// Several lanes on one port, and how they end.
class LanesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void twoLanesShareAPort();
    void aBusyPortIsSaid();
    void anAddressThatIsNotOursIsSaid();
    void eachLaneRunsWork();
    void everyConnectionIsAcceptedByUsAndNeverBlocks();
    void F35_drainAnswersWhatIsInHand();
    void F35_drainUnderLoadResetsNobody();
    void F35_drainGivesUpInTime();
    void F35_whatWasSentBeforeTheDrainIsServed();
    void F35_drainWaitsForTheWorkOfClientsThatLeft();
    void F35_answersAfterTheEndAreDropped();
    void F35_aHalfSentRequestDoesNotHoldUpTheEnd();
    void replacementCanListenAtOnce();
};

void LanesTest::twoLanesShareAPort()
{
    ServerSettings settings;
    settings.lanes = 2;
    EdgeUnderTest edge(settings);
    std::mutex mutex;
    std::map<std::thread::id, int> served;
    edge.router.get("/thread", Policy::open(), [&](const Request &) {
        const std::scoped_lock lock(mutex);
        ++served[std::this_thread::get_id()];
        return noContent();
    });
    edge.start();
    std::vector<WireClient> clients;
    for (int i = 0; i < 200; ++i) {
        clients.push_back(edge.client());
        QCOMPARE(clients.back().get("/thread").status, 204);
    }
    {
        const std::scoped_lock lock(mutex);
        QCOMPARE(served.size(), 2u);
        for (const auto &[thread, count] : served)
            QVERIFY2(count > 40, qPrintable(QString::number(count)));
    }
    // Counted on two lanes, told as one.
    QCOMPARE(edge.figure("http_requests_total{route=\"GET /thread\",status=\"2xx\"}"), 200.0);
    QCOMPARE(edge.figure("http_connections_open"), 200.0);
    // The limits hold over all lanes together.
    QCOMPARE(edge.client().get("/now").status, 200);
}

void LanesTest::aBusyPortIsSaid()
{
    for (const int lanes : {1, 2}) {
        ServerSettings settings;
        settings.lanes = lanes;
        EdgeUnderTest first(settings);
        first.start();
        for (const int others : {1, 2}) {
            settings.lanes = others;
            settings.port = first.port;
            Server second(settings, first.router, first.authenticator, systemNow);
            const auto started = second.start();
            QVERIFY2(!started, qPrintable(QStringLiteral("%1 lanes beside %2").arg(others).arg(lanes)));
            QCOMPARE(started.error().code, QByteArray("PORT_BUSY"));
            QVERIFY(started.error().detail.contains(QString::number(first.port)));
        }
    }
}

void LanesTest::anAddressThatIsNotOursIsSaid()
{
    EdgeUnderTest edge;
    ServerSettings settings;
    settings.address = QHostAddress(QStringLiteral("203.0.113.1"));
    settings.port = 0;
    Server server(settings, edge.router, edge.authenticator, systemNow);
    const auto started = server.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, QByteArray("ADDRESS_INVALID"));
}

void LanesTest::eachLaneRunsWork()
{
    ServerSettings settings;
    settings.lanes = 3;
    EdgeUnderTest edge(settings);
    edge.start();
    std::set<std::thread::id> threads;
    edge.server->forEachLane([&] {
        threads.insert(std::this_thread::get_id());
        QVERIFY(work::Loop::current());
    });
    QCOMPARE(threads.size(), 3u);
}

/// QTcpServer takes up accepting by itself each time it is asked for a connection, and what it accepts blocks: one
/// such connection that says nothing held the lane, and with it the end of the server, for ever.
void LanesTest::everyConnectionIsAcceptedByUsAndNeverBlocks()
{
    EdgeUnderTest edge;
    edge.start();
    constexpr int together = 4;
    constexpr int each = 100;
    std::vector<std::vector<WireClient>> clients(together);
    std::vector<std::thread> threads;
    for (auto &mine : clients) {
        threads.emplace_back([&edge, &mine] {
            for (int i = 0; i < each; ++i) {
                mine.push_back(edge.client());
                mine.back().get("/now");
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const std::vector<int> served = servedOn(edge.port);
    QCOMPARE(int(served.size()), together * each);
    for (const int descriptor : served)
        QVERIFY2(::fcntl(descriptor, F_GETFL) & O_NONBLOCK, "a connection that blocks");
}

void LanesTest::F35_drainAnswersWhatIsInHand()
{
    EdgeUnderTest edge;
    edge.start();
    WireClient idle = edge.client();
    QCOMPARE(idle.get("/now").status, 200);
    WireClient busy = edge.client();
    QVERIFY(busy.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(eventually([&] { return edge.held.arrived() == 1; }));
    bool drained = false;
    std::thread drainer([&] { drained = edge.server->drain(std::chrono::seconds(10)); });
    QVERIFY(idle.ends());
    QVERIFY(eventually([&] { return !edge.client().isConnected(); })); // nobody new
    edge.held.release();
    const Answer answer = busy.read();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(busy.ends());
    drainer.join();
    QVERIFY(drained);
}

void LanesTest::F35_drainUnderLoadResetsNobody()
{
    ServerSettings settings;
    settings.lanes = 2;
    EdgeUnderTest edge(settings);
    edge.start();
    std::atomic<int> answered{0};
    std::atomic<int> broken{0};
    std::vector<std::thread> buyers;
    for (int i = 0; i < 8; ++i) {
        buyers.emplace_back([&] {
            WireClient client = edge.client();
            for (;;) {
                const Answer answer = client.get("/now");
                if (answer.status == 0) {
                    // It said nothing before, so this request was never taken: its client may send it again elsewhere.
                    ++broken;
                    return;
                }
                ++answered;
                if (answer.header("Connection") == "close")
                    return;
            }
        });
    }
    QVERIFY(eventually([&] { return answered > 1000; }));
    QVERIFY(edge.server->drain(std::chrono::seconds(5)));
    for (std::thread &buyer : buyers)
        buyer.join();
    const double counted = edge.figure("http_requests_total{route=\"GET /now\",status=\"2xx\"}");
    QCOMPARE(counted, double(answered)); // every request that ran was answered to its client
}

void LanesTest::F35_drainGivesUpInTime()
{
    EdgeUnderTest edge;
    edge.start();
    WireClient busy = edge.client();
    QVERIFY(busy.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(eventually([&] { return edge.held.arrived() == 1; }));
    const auto began = std::chrono::steady_clock::now();
    QVERIFY(!edge.server->drain(milliseconds(300)));
    QVERIFY(std::chrono::steady_clock::now() - began < milliseconds(2000));
    edge.held.release();
    QCOMPARE(busy.read().status, 200); // it still got its answer, as the process had not ended yet
}

void LanesTest::F35_whatWasSentBeforeTheDrainIsServed()
{
    for (int round = 0; round < 50; ++round) {
        EdgeUnderTest edge;
        edge.start();
        WireClient client = edge.client();
        QCOMPARE(client.get("/now").status, 200);
        QVERIFY(client.send("GET /now HTTP/1.1\r\nHost: a\r\n\r\n"));
        QVERIFY(edge.server->drain(std::chrono::seconds(5)));
        QCOMPARE(client.read().status, 200);
        QVERIFY(client.ends());
    }
}

void LanesTest::F35_drainWaitsForTheWorkOfClientsThatLeft()
{
    EdgeUnderTest edge;
    edge.start();
    WireClient gone = edge.client();
    QVERIFY(gone.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(eventually([&] { return edge.held.arrived() == 1; }));
    gone.reset();
    QVERIFY(eventually([&] { return edge.figure("http_connections_open") == 0.0; }));
    QVERIFY(!edge.server->drain(milliseconds(200)));
    edge.held.release();
    QVERIFY(edge.server->drain(std::chrono::seconds(5)));
    QCOMPARE(edge.held.finished(), 1);
}

void LanesTest::F35_answersAfterTheEndAreDropped()
{
    static work::Reply<QByteArray> never; // its coroutine never ends: kept reachable
    EdgeUnderTest edge;
    edge.router.get("/never", Policy::open(), AsyncHandler([](const Request &) -> QCoro::Task<Response> {
                        co_return encoded(200, co_await never);
                    }));
    edge.start();
    WireClient client = edge.client();
    QVERIFY(client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\nGET /now HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(!edge.server->drain(milliseconds(200)));
    edge.server.reset();
    QVERIFY(client.ends());
    never.resolve("late");
}

void LanesTest::F35_aHalfSentRequestDoesNotHoldUpTheEnd()
{
    ServerSettings settings;
    settings.limits.linger = milliseconds(400);
    EdgeUnderTest edge(settings);
    edge.start();
    WireClient slow = edge.client();
    QVERIFY(slow.send("GET /now HTTP/1.1\r\n"));
    WireClient quick = edge.client();
    QVERIFY(quick.send("GET /now HTTP/1.1\r\n"));
    QVERIFY(eventually([&] { return edge.figure("http_connections_half_read") == 2.0; }));
    bool drained = false;
    const auto began = std::chrono::steady_clock::now();
    std::thread drainer([&] { drained = edge.server->drain(std::chrono::seconds(10)); });
    eventually([&] { return !edge.client().isConnected(); });
    const Answer answer = quick.ask("Host: a\r\n\r\n");
    drainer.join();
    QVERIFY(drained);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(std::chrono::steady_clock::now() - began < std::chrono::seconds(3));
}

void LanesTest::replacementCanListenAtOnce()
{
    auto edge = std::make_unique<EdgeUnderTest>();
    edge->start();
    const quint16 port = edge->port;
    QCOMPARE(edge->client().get("/now", "Connection: close\r\n").status, 200);
    QVERIFY(edge->server->drain(std::chrono::seconds(5)));
    ServerSettings settings;
    settings.port = port;
    Server next(settings, edge->router, edge->authenticator, systemNow);
    QVERIFY(next.start());
    QCOMPARE(WireClient(port).get("/now").status, 200);
}

QTEST_GUILESS_MAIN(LanesTest)
#include "lanes_test.moc"
