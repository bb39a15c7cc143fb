// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/http/edge_under_test.h"

using namespace firstcome;
using namespace firstcome::http;

/// What the edge refuses before a handler runs, and what it says of it.
class EdgeRefusalsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_edge = std::make_unique<EdgeUnderTest>();
        m_edge->start();
    }
    void cleanup() { m_edge.reset(); }

    void encodingsAreNotTaken();
    void textIsUtf8();
    void aFieldGivenTwiceIsNamed();
    void anOpenRouteKnowsWhomItAsksFor();
    void chunkedBodiesAreToldWhatToSend();
    void unknownQueryNamesAreRefused();

private:
    std::unique_ptr<EdgeUnderTest> m_edge;
};

void EdgeRefusalsTest::encodingsAreNotTaken()
{
    WireClient client = m_edge->client();
    const auto echo = [&](const QByteArray &encoding) {
        return client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Encoding: " +
                          encoding + "\r\nContent-Length: 2\r\n\r\n{}");
    };
    QCOMPARE(echo("gzip").status, 415);
    QCOMPARE(echo("gzip").code(), QByteArray("CONTENT_ENCODING_UNSUPPORTED"));
    QCOMPARE(echo("Identity").status, 201);
}

void EdgeRefusalsTest::textIsUtf8()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.post("/echo", "{\"a\":\"\xea\xb0\x80\"}").status, 201);
    for (const char *bad : {"{\"a\":\"\xb0\xa1\"}", "{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\xc0\xaf\"}"}) {
        const Answer answer = client.post("/echo", bad);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), QByteArray("REQUEST_INVALID"));
    }
    QCOMPARE(client.get("/asked?q=%EA%B0%80").status, 200);
    for (const char *bad : {"/asked?q=%B0%A1", "/asked?q=%FF", "/%B0%A1"})
        QVERIFY2(client.get(bad).status == 400, bad);
    // What a file of another type is written in, its reader knows.
    QCOMPARE(client
                 .ask("POST /csv HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer member-1\r\nContent-Type: text/csv\r\n"
                      "Content-Length: 2\r\n\r\n\xb0\xa1")
                 .status,
             204);
}

void EdgeRefusalsTest::aFieldGivenTwiceIsNamed()
{
    WireClient client = m_edge->client();
    QCOMPARE(client.post("/echo", R"({"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]})").status, 201);
    const auto named = [&](const char *body) {
        const Answer answer = client.post("/echo", body);
        const bool said = answer.status == 400 && answer.code() == "REQUEST_INVALID";
        return said ? answer.body.mid(answer.body.indexOf("\"errors\"")) : answer.body;
    };
    QVERIFY2(named(R"({"a": 1, "a": 1})").contains("\"field\":\"a\""), named(R"({"a": 1, "a": 1})"));
    QVERIFY(named(R"({"a": {"b": 1, "\u0062": 2}})").contains("\"field\":\"a.b\""));
    QVERIFY(named(R"({"l": [{}, {"q": 1, "q": 2}]})").contains("\"field\":\"l[1].q\""));
}

void EdgeRefusalsTest::anOpenRouteKnowsWhomItAsksFor()
{
    WireClient client = m_edge->client();
    const auto known = [&](const QByteArray &token) {
        const QByteArray field = token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n";
        const Answer answer = client.ask("GET /known HTTP/1.1\r\nHost: a\r\n" + field + "\r\n");
        return answer.status == 200 ? answer.body : QByteArray::number(answer.status);
    };
    QCOMPARE(known("member-7-5"), QByteArray("7"));
    for (const char *other : {"", "member-7-1", "member-7", "operator-7-4", "nonsense"})
        QCOMPARE(known(other), QByteArray("nobody"));
}

void EdgeRefusalsTest::chunkedBodiesAreToldWhatToSend()
{
    WireClient client = m_edge->client();
    const Answer answer =
        client.ask("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    QCOMPARE(answer.status, 501);
    QCOMPARE(answer.code(), QByteArray("TRANSFER_CODING_UNSUPPORTED"));
    QVERIFY(answer.body.contains("send Content-Length"));
    QVERIFY(client.ends());
}

void EdgeRefusalsTest::unknownQueryNamesAreRefused()
{
    WireClient client = m_edge->client();
    for (const char *good : {"/asked", "/asked?", "/asked?q=", "/asked?q=1&dryRun=true", "/asked?&q=1&", "/now"})
        QVERIFY2(client.get(good).status == 200, good);
    const Answer answer = client.get("/asked?dryrun=true");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.code(), QByteArray("REQUEST_INVALID"));
    QVERIFY(answer.body.contains("did you mean 'dryRun'?"));
    QVERIFY(answer.body.contains("Taken: q, dryRun."));
    QVERIFY(answer.body.contains("\"field\":\"dryrun\""));
    for (const char *bad : {"/asked?x=1", "/asked?q=1&q=2", "/asked?q[]=1", "/now?q=1", "/asked?Q=1"})
        QVERIFY2(client.get(bad).status == 400, bad);
    // Who may not call learns nothing of it.
    QCOMPARE(client.get("/member?x=1").status, 401);
}

QTEST_GUILESS_MAIN(EdgeRefusalsTest)
#include "edge_refusals_test.moc"
