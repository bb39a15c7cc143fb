// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"

#include <random>

using namespace firstcome;
using namespace firstcome::http;

/// F30: clients that hang up at every moment cost nothing, and what they asked for is carried through.
class VanishingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_edge.reset(); }
    void F30_duringAnAsyncHandler();
    void F30_whileSending();
    void F30_whileReadingTheAnswer();
    void F30_inTheMiddleOfAPipeline();

private:
    void stillServes();

    std::unique_ptr<EdgeUnderTest> m_edge;
};

void VanishingTest::init()
{
    m_edge = std::make_unique<EdgeUnderTest>();
    m_edge->start();
}

void VanishingTest::stillServes()
{
    QVERIFY(eventually([&] { return m_edge->figure("http_connections_open") == 0.0; }));
    WireClient client = m_edge->client();
    QCOMPARE(client.get("/now").status, 200);
}

void VanishingTest::F30_duringAnAsyncHandler()
{
    constexpr int clients = 2000;
    for (int i = 0; i < clients; ++i) {
        WireClient client = m_edge->client();
        QVERIFY(client.send("GET /held HTTP/1.1\r\nHost: a\r\n\r\n"));
        // Some are let go while the client is still there, some after it left, some at the same moment.
        if (i % 3 == 0)
            QVERIFY(eventually([&] { return m_edge->held.arrived() == i + 1; }));
        if (i % 2)
            client.reset();
        else
            client.close();
        if (i % 5 == 0)
            m_edge->held.release();
    }
    QVERIFY(eventually([&] { return m_edge->held.arrived() == clients; }));
    m_edge->held.release();
    QVERIFY(eventually([&] { return m_edge->held.finished() == clients; })); // every one was carried through
    stillServes();
}

void VanishingTest::F30_whileSending()
{
    std::mt19937 random(30);
    const QByteArray request =
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n"
        "{\"lines\":\"123456789\"}";
    for (int i = 0; i < 2000; ++i) {
        WireClient client = m_edge->client();
        QVERIFY(client.send(request.first(qsizetype(1 + random() % std::size_t(request.size() - 1)))));
        if (random() % 2)
            client.reset();
    }
    stillServes();
}

void VanishingTest::F30_whileReadingTheAnswer()
{
    for (int i = 0; i < 60; ++i) {
        WireClient client = m_edge->client(4096);
        QVERIFY(client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n"));
        if (i % 2)
            QVERIFY(!client.isOpen(std::chrono::seconds(5))); // the answer has begun
        if (i % 3)
            client.reset();
    }
    stillServes();
}

void VanishingTest::F30_inTheMiddleOfAPipeline()
{
    for (int i = 0; i < 500; ++i) {
        WireClient client = m_edge->client();
        QVERIFY(client.send(
            "GET /now HTTP/1.1\r\nHost: a\r\n\r\nGET /held HTTP/1.1\r\nHost: a\r\n\r\nGET /now HTTP/1.1\r\nHost"));
        if (i % 2)
            QCOMPARE(client.read().status, 200);
        client.reset();
        m_edge->held.release();
    }
    QVERIFY(eventually([&] {
        m_edge->held.release();
        return m_edge->figure("http_connections_open") == 0.0 && m_edge->held.finished() == m_edge->held.arrived();
    }));
    stillServes();
}

QTEST_GUILESS_MAIN(VanishingTest)
#include "vanishing_test.moc"
