// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"

using namespace firstcome;
using namespace firstcome::http;

/// What a client sees of the edge, over a real socket.
class EdgeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_edge.reset(); }

    void keepsAConnection();
    void pipelinedAnswersComeInOrderWithASlowOneFirst();
    void A15_aRequestBehindARefusedOneNeverRuns();
    void A15_everyByteAlone();
    void closesWhenAsked();
    void continues();
    void headSendsNoBody();
    void A5_unknownPathsAndMethods();
    void options();
    void policies();
    void contentTypes();
    void whatAcceptRefusesIsNotGiven();
    void refusesAHopelessBodyUnread();
    void A1_brokenPaths();
    void breakdowns();
    void requestIds();
    void A32_headersCannotBeInjected();
    void healthRoutes();
    void halfClosedClientsAreAnswered();

private:
    std::unique_ptr<EdgeUnderTest> m_edge;
};

void EdgeTest::init()
{
    m_edge = std::make_unique<EdgeUnderTest>();
    m_edge->start();
}

void EdgeTest::keepsAConnection()
{
    WireClient client = m_edge->client();
    for (int i = 0; i < 1000; ++i) {
        const Answer answer = client.get("/now");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body, QByteArray("\"now\""));
    }
    QVERIFY(client.isOpen());
    QCOMPARE(client.get("/pair/a%20b/c").body, QByteArray("a b+c"));
    QCOMPARE(client.post("/echo", "{\"x\":1}").body, QByteArray("{\"x\":1}"));
    QCOMPARE(m_edge->figure("http_connections_accepted_total"), 1.0);
    QCOMPARE(m_edge->figure("http_requests_total{route=\"GET /now\",status=\"2xx\"}"), 1000.0);
    QCOMPARE(m_edge->figure("http_request_seconds_count{route=\"GET /now\"}"), 1000.0);
}

void EdgeTest::pipelinedAnswersComeInOrderWithASlowOneFirst()
{
    WireClient client = m_edge->client();
    QByteArray pipeline;
    for (int i = 0; i < 20; ++i)
        pipeline +=
            "GET /held?n=" + QByteArray::number(i) + " HTTP/1.1\r\nHost: a\r\n\r\nGET /now HTTP/1.1\r\nHost: a\r\n\r\n";
    QVERIFY(client.send(pipeline));
    for (int i = 0; i < 20; ++i) {
        QVERIFY(eventually([&] { return m_edge->held.arrived() == i + 1; }));
        QVERIFY(client.isOpen(std::chrono::milliseconds(1))); // the quick one behind it waits its turn
        m_edge->held.release("#");
        QCOMPARE(client.read().body, "#n=" + QByteArray::number(i));
        QCOMPARE(client.read().body, QByteArray("\"now\""));
    }
}

void EdgeTest::A15_aRequestBehindARefusedOneNeverRuns()
{
    const QByteArray behind = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
    const std::pair<QByteArray, int> shapes[] = {
        {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501},
        {"POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400},
        {"GET /now HTTP/1.1\nHost: a\r\n\r\n", 400},
        {"GET /now HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"GET /now HTTP/3.0\r\nHost: a\r\n\r\n", 505},
        {"POST /echo HTTP/1.1\r\nHost: a\r\nExpect: magic\r\nContent-Length: 1\r\n\r\nx", 417},
    };
    for (const auto &[shape, status] : shapes) {
        WireClient client = m_edge->client();
        const Answer answer = client.ask(shape + behind);
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QCOMPARE(answer.header("Content-Type"), QByteArray("application/problem+json"));
        QVERIFY(!answer.header("X-Request-Id").isEmpty());
        QVERIFY(!answer.code().isEmpty());
        QVERIFY(client.ends());
    }
    QCOMPARE(m_edge->ran.load(), 0);
    QCOMPARE(m_edge->killed("bad_request"), double(std::size(shapes)));
}

void EdgeTest::A15_everyByteAlone()
{
    WireClient client = m_edge->client();
    const QByteArray text =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n"
        "{\"a\":1}GET /pair/x/y HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const char byte : text)
        QVERIFY(client.send(QByteArray(1, byte)));
    QCOMPARE(client.read().body, QByteArray("{\"a\":1}"));
    QCOMPARE(client.read().body, QByteArray("x+y"));
}

void EdgeTest::closesWhenAsked()
{
    WireClient asked = m_edge->client();
    QCOMPARE(asked.get("/now", "Connection: close\r\n").header("Connection"), QByteArray("close"));
    QVERIFY(asked.ends());
    WireClient old = m_edge->client();
    QCOMPARE(old.ask("GET /now HTTP/1.0\r\n\r\n").header("Connection"), QByteArray("close"));
    QVERIFY(old.ends());
}

void EdgeTest::continues()
{
    WireClient client = m_edge->client();
    const QByteArray head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                            "Expect: 100-continue\r\n\r\n";
    QVERIFY(client.send(head));
    QCOMPARE(client.read(true).status, 100);
    QCOMPARE(client.ask("{}").status, 201);
    // It goes on afterwards, and a head that is refused gets its final answer instead.
    QVERIFY(client.send(head));
    QCOMPARE(client.read(true).status, 100);
    QCOMPARE(client.ask("{}").status, 201);
    QByteArray hopeless = head;
    hopeless.replace("/echo", "/now");
    const Answer answer = client.ask(hopeless);
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    QVERIFY(client.ends());
}

void EdgeTest::headSendsNoBody()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send("HEAD /now HTTP/1.1\r\nHost: a\r\n\r\n"));
    const Answer answer = client.read(true);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("Content-Length"), QByteArray("5"));
    QCOMPARE(client.get("/now").body, QByteArray("\"now\"")); // nothing of a body in between
}

void EdgeTest::A5_unknownPathsAndMethods()
{
    WireClient client = m_edge->client();
    for (const char *path : {"/nothing", "//now", "/now/", "/./now", "/x/../now", "/NOW", "ftp://a/now", "*", "/pair/a",
                             "/pair//b", "/pair/a/b/c", "/;now", "/now;x=1"})
        QVERIFY2(client.get(path).status == 404, path);
    QCOMPARE(client.get("/%6eow").status, 200);
    QCOMPARE(client.get("http://shop.example/now").status, 200);
    QCOMPARE(client.ask("\r\n\r\nGET /now HTTP/1.1\r\nHost: a\r\n\r\n").status, 200);
    const Answer answer = client.post("/now", "{}");
    QCOMPARE(answer.status, 405);
    QCOMPARE(answer.header("Allow"), QByteArray("GET, HEAD, OPTIONS"));
    QCOMPARE(answer.code(), QByteArray("METHOD_NOT_ALLOWED"));
    QCOMPARE(client.get("/thing/7").status, 405);
    QCOMPARE(client.ask("TRACE /now HTTP/1.1\r\nHost: a\r\n\r\n").status, 405);
    QVERIFY(client.ends());
}

void EdgeTest::options()
{
    WireClient client = m_edge->client();
    const Answer answer = client.ask("OPTIONS /thing/7 HTTP/1.1\r\nHost: a\r\n\r\n");
    QCOMPARE(answer.status, 204);
    QCOMPARE(answer.header("Allow"), QByteArray("DELETE, OPTIONS"));
    QVERIFY(answer.header("Content-Length").isEmpty());
    QCOMPARE(client.ask("OPTIONS /nothing HTTP/1.1\r\nHost: a\r\n\r\n").status, 404);
}

void EdgeTest::policies()
{
    WireClient client = m_edge->client();
    const auto as = [&](const QByteArray &path, const QByteArray &token) {
        return client.get(path, "Authorization: Bearer " + token + "\r\n");
    };
    const Answer nobody = client.get("/member");
    QCOMPARE(nobody.status, 401);
    QCOMPARE(nobody.header("WWW-Authenticate"), QByteArray("Bearer"));
    QCOMPARE(nobody.code(), QByteArray("TOKEN_MISSING"));
    QCOMPARE(client.get("/member", "Authorization: Basic bWVtYmVyLTc=\r\n").status, 401);
    QCOMPARE(client.get("/member", "authorization: bEaReR member-7\r\n").status, 200);
    QCOMPARE(as("/member", "member-7").body, QByteArray("7"));
    QCOMPARE(as("/member", "operator-7-6").status, 401);
    QCOMPARE(as("/member", "nonsense").code(), QByteArray("TOKEN_INVALID"));
    QCOMPARE(as("/seller", "member-7-1").code(), QByteArray("FORBIDDEN"));
    QCOMPARE(as("/seller", "member-7-3").status, 200);
    QCOMPARE(as("/operator", "operator-7-2").status, 403); // all of the bits
    QCOMPARE(as("/operator", "operator-7-6").status, 200);
    QCOMPARE(as("/operator", "member-7-6").status, 401);
    QCOMPARE(client.get("/local").status, 204);
}

void EdgeTest::contentTypes()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.post("/echo", "{}", "Application/JSON; charset=utf-8").status, 201);
    const Answer answer = client.post("/echo", "{}", "text/plain");
    QCOMPARE(answer.status, 415);
    QCOMPARE(answer.code(), QByteArray("CONTENT_TYPE_UNSUPPORTED"));
    QCOMPARE(client.post("/echo", {}, "text/plain").status, 201); // no body, no type to check
    QCOMPARE(client
                 .ask("POST /csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer member-1\r\nContent-Type: text/csv\r\n"
                      "Content-Length: 3\r\n\r\na,b")
                 .status,
             204);
}

/// "q=0" of the type that there is: what reads is not shown, what acts is not done.
void EdgeTest::whatAcceptRefusesIsNotGiven()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.get("/now", "Accept: application/json\r\n").status, 200);
    QCOMPARE(client.get("/now", "Accept: image/png\r\n").status, 200); // not named, and better than nothing
    const Answer read = client.get("/now", "Accept: application/json;q=0\r\n");
    QCOMPARE(read.status, 406);
    QCOMPARE(read.code(), QByteArray("NOT_ACCEPTABLE"));
    QCOMPARE(client.get("/nothing", "Accept: */*;q=0\r\n").status, 404);
    const QByteArray act = "Content-Type: application/json\r\nAccept: text/csv, */*;q=0\r\nContent-Length: 2\r\n\r\n{}";
    QCOMPARE(client.ask("POST /echo HTTP/1.1\r\nHost: a\r\n" + act).code(), QByteArray("NOT_ACCEPTABLE"));
    QCOMPARE(client.post("/echo", "{}").status, 201);
    QCOMPARE(client.ask("POST /silent HTTP/1.1\r\nHost: a\r\n" + act).status, 204); // of nothing there is no type
}

void EdgeTest::refusesAHopelessBodyUnread()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send("POST /csv HTTP/1.1\r\nHost: a\r\nContent-Type: text/csv\r\nContent-Length: 2000000\r\n\r\n"));
    const Answer answer = client.read();
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("Connection"), QByteArray("close"));
    // What the client goes on sending does not reset the connection before it has read the answer.
    client.send(QByteArray(1'000'000, 'x'));
    QVERIFY(client.isOpen() || client.ends());
    // A small body is read, so the connection can go on.
    WireClient small = m_edge->client();
    QCOMPARE(small.post("/member", "{}").status, 405);
    QVERIFY(small.isOpen());
    QCOMPARE(small.get("/now").status, 200);
}

void EdgeTest::A1_brokenPaths()
{
    WireClient client = m_edge->client();
    for (const char *path : {"/%", "/%4", "/%zz", "/now%00", "/pair/a%2Fb/c", "/pair/a%5cb/c", "/pair/a%0d%0ab/c",
                             "/now?x=%zz", "/now?x=%00"}) {
        const Answer answer = client.get(path);
        QVERIFY2(answer.status == 400, path);
        QCOMPARE(answer.code(), QByteArray("REQUEST_INVALID"));
    }
}

void EdgeTest::breakdowns()
{
    WireClient client = m_edge->client();
    for (const char *path : {"/bug", "/odd-bug"}) {
        const Answer answer = client.get(path);
        QCOMPARE(answer.status, 500);
        QCOMPARE(answer.code(), QByteArray("INTERNAL_ERROR"));
        QVERIFY(!answer.body.contains("SELECT"));
    }
    const Answer gone = client.get("/gone");
    QCOMPARE(gone.status, 503);
    QCOMPARE(gone.header("Retry-After"), QByteArray("3"));
    QCOMPARE(gone.code(), QByteArray("UNAVAILABLE"));
    QVERIFY(client.send("GET /gone-later HTTP/1.1\r\nHost: a\r\n\r\n"));
    QVERIFY(eventually([&] { return m_edge->held.arrived() == 1; }));
    m_edge->held.release();
    QCOMPARE(client.read().status, 503);
    QCOMPARE(client.get("/now").status, 200);
}

void EdgeTest::requestIds()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.get("/now", "X-Request-Id: my.id-1_a\r\n").header("X-Request-Id"), QByteArray("my.id-1_a"));
    const QByteArray made = client.get("/now").header("X-Request-Id");
    QCOMPARE(made.size(), 16);
    QVERIFY(client.get("/now").header("X-Request-Id") != made);
    QCOMPARE(client.get("/now", "X-Request-Id: a b\r\n").header("X-Request-Id").size(), 16);
    QCOMPARE(client.get("/now", "X-Request-Id: " + QByteArray(65, 'a') + "\r\n").header("X-Request-Id").size(), 16);
    const QByteArray trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    QVERIFY(client.get("/seen", "traceparent: " + trace + "\r\n").body.endsWith(trace));
    for (const QByteArray &bad : {QByteArray(trace).replace("4bf9", "4BF9"), QByteArray(trace).replace("-01", "-0"),
                                  QByteArray("00-" + QByteArray(32, '0') + "-00f067aa0ba902b7-01")}) {
        const QByteArray own = client.get("/seen", "traceparent: " + bad + "\r\n").body.split(' ').at(2);
        QCOMPARE(own.size(), 55);
        QVERIFY(own != bad);
    }
    QCOMPARE(client.get("/nothing").code(), QByteArray("NOT_FOUND"));
    QCOMPARE(client.get("/now").header("X-Content-Type-Options"), QByteArray("nosniff"));
}

void EdgeTest::A32_headersCannotBeInjected()
{
    WireClient client = m_edge->client();
    const Answer answer = client.get("/header?v=a%0d%0aSet-Cookie:%20x=1%0d%0a%0d%0abody%7f");
    QCOMPARE(answer.status, 204);
    QVERIFY(answer.header("Set-Cookie").isEmpty());
    QVERIFY(answer.header("X-Echo").startsWith("aSet-Cookie"));
    QCOMPARE(client.get("/now").body, QByteArray("\"now\""));
}

void EdgeTest::healthRoutes()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.get("/livez").status, 200);
    using Steady = watch::Health::Steady;
    m_edge->health.beat(Steady::now() - watch::Health::turnsWithin - std::chrono::seconds(1));
    QCOMPARE(client.get("/livez").status, 503);
    m_edge->health.beat(Steady::now());
    QCOMPARE(client.get("/livez").status, 200);
    QCOMPARE(client.get("/readyz").status, 200);
    QVERIFY(client.get("/version").body.contains(FIRSTCOME_VERSION));
    std::atomic<bool> databaseUp{false};
    m_edge->health.addProbe("database", [&] { return databaseUp.load(); });
    const Answer answer = client.get("/readyz");
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.body.contains("\"database\":false"));
    databaseUp = true;
    QCOMPARE(client.get("/readyz").status, 200);
    m_edge->health.startDraining();
    QCOMPARE(client.get("/readyz").status, 503);
    const Answer metrics = client.get("/metrics");
    QCOMPARE(metrics.status, 200);
    QVERIFY(metrics.body.contains("http_connections_open 1"));
}

void EdgeTest::halfClosedClientsAreAnswered()
{
    WireClient client = m_edge->client();
    QVERIFY(client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\nGET /now HTTP/1.1\r\nHost: a\r\n\r\n"));
    client.finishSending();
    QVERIFY(eventually([&] { return m_edge->held.arrived() == 1; }));
    m_edge->held.release();
    QCOMPARE(client.read().body, QByteArray("\"held\""));
    QCOMPARE(client.read().body, QByteArray("\"now\""));
    QVERIFY(client.ends());
}

QTEST_GUILESS_MAIN(EdgeTest)
#include "edge_test.moc"
