// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/http_client.h"
#include "tests/backend/platform/outgoing/scripted_server.h"
#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::outgoing;
using namespace std::chrono_literals;

namespace {

Call get(QByteArray url)
{
    Call call;
    call.url = std::move(url);
    return call;
}

Call post(QByteArray url, QByteArray body = "{}")
{
    Call call = get(std::move(url));
    call.method = "POST";
    call.body = std::move(body);
    return call;
}

void say(QTcpSocket &socket, const QByteArray &, int)
{
    ScriptedServer::answer(socket, "hello");
}

bool isNotSent(const Answer &answer)
{
    return std::holds_alternative<NotSent>(answer);
}
bool isUnknown(const Answer &answer)
{
    return std::holds_alternative<Unknown>(answer);
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithStatusAndBody()
    {
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int) {
            ScriptedServer::answer(socket, "no such thing", "404 Not Found");
        });
        HttpClient client;
        const Answer answer = client.send(get(server.url())).get();
        QCOMPARE(std::get<Received>(answer).status, 404);
        QCOMPARE(std::get<Received>(answer).body, QByteArray("no such thing"));
    }

    void sendsMethodHeadersKeyAndBody()
    {
        ScriptedServer server(
            [](QTcpSocket &socket, const QByteArray &request, int) { ScriptedServer::answer(socket, request); });
        HttpClient client;
        Call call = post(server.url("/a?b=c"), R"({"x":1})");
        call.idempotencyKey = "key-1";
        call.headers = {{"Authorization", "Basic abc"}, {"X-Evil", "a\r\nX-More: b"}};
        const Answer answer = client.send(call).get();
        const QByteArray seen = std::get<Received>(answer).body;
        QVERIFY2(seen.startsWith("POST /a?b=c HTTP/1.1\r\n"), seen);
        QVERIFY2(seen.contains("\r\nIdempotency-Key: key-1\r\n"), seen);
        QVERIFY2(seen.contains("\r\nAuthorization: Basic abc\r\n"), seen);
        QVERIFY2(seen.contains("\r\nContent-Type: application/json\r\n"), seen);
        QVERIFY2(!seen.contains("\r\nX-More"), seen);
        QVERIFY2(!seen.contains("Expect:"), seen);
        QVERIFY2(seen.endsWith("\r\n\r\n{\"x\":1}"), seen);
    }

    void sendsEachMethod_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE"})
            QTest::newRow(method) << QByteArray(method);
    }
    void sendsEachMethod()
    {
        QFETCH(QByteArray, method);
        ScriptedServer server(
            [](QTcpSocket &socket, const QByteArray &request, int) { ScriptedServer::answer(socket, request); });
        HttpClient client;
        Call call = get(server.url());
        call.method = method;
        const QByteArray seen = std::get<Received>(client.send(call).get()).body;
        QVERIFY2(seen.startsWith(method + " / HTTP/1.1\r\n"), seen);
    }

    void keepsConnectionsAlive()
    {
        ScriptedServer server(say);
        HttpClient client;
        for (int i = 0; i < 20; ++i)
            QCOMPARE(std::get<Received>(client.send(get(server.url())).get()).status, 200);
        QCOMPARE(server.connections(), 1);
    }

    void capsConnectionsPerHostAndAllCallsGetThrough()
    {
        ScriptedServer server(say);
        HttpClientSettings settings;
        settings.connectionsPerHost = 3;
        HttpClient client(settings);
        std::vector<work::Reply<Answer>> replies;
        for (int i = 0; i < 200; ++i)
            replies.push_back(client.send(get(server.url())));
        for (const auto &reply : replies)
            QCOMPARE(std::get<Received>(reply.get()).status, 200);
        QVERIFY(server.connections() <= 3);
        QCOMPARE(server.requests(), 200);
    }

    void refusedConnectionIsNotSent()
    {
        QTcpServer unused;
        unused.listen(QHostAddress::LocalHost);
        const QByteArray url = "http://127.0.0.1:" + QByteArray::number(unused.serverPort()) + "/";
        unused.close();
        HttpClient client;
        QVERIFY(isNotSent(client.send(post(url)).get()));
    }

    void whatIsNoAddressIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no such scheme") << QByteArray("file:///etc/hostname");
        QTest::newRow("no such host") << QByteArray("http://nowhere.invalid/");
    }
    void whatIsNoAddressIsNotSent()
    {
        QFETCH(QByteArray, url);
        HttpClient client;
        QVERIFY(isNotSent(client.send(get(url)).get()));
    }

    void silenceIsUnknownAfterTheTimeout()
    {
        ScriptedServer server([](QTcpSocket &, const QByteArray &, int) {});
        HttpClient client;
        Call call = post(server.url());
        call.timeout = 150ms;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(isUnknown(client.send(call).get()));
        QVERIFY2(timer.elapsed() >= 140 && timer.elapsed() < 2000, QByteArray::number(timer.elapsed()));
    }

    void aHalfAnswerIsUnknown()
    {
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            socket.disconnectFromHost();
        });
        HttpClient client;
        QVERIFY(isUnknown(client.send(post(server.url())).get()));
    }

    void waitingForAConnectionEndsWithTheTimeoutAsNotSent()
    {
        ScriptedServer server([](QTcpSocket &, const QByteArray &, int) {});
        HttpClientSettings settings;
        settings.connectionsPerHost = 1;
        HttpClient client(settings);
        Call first = post(server.url());
        first.timeout = 1500ms;
        Call second = first;
        second.timeout = 200ms;
        const auto firstReply = client.send(first);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(isNotSent(client.send(second).get()));
        QVERIFY2(timer.elapsed() < 1200, QByteArray::number(timer.elapsed()));
        QVERIFY(isUnknown(firstReply.get()));
        QCOMPARE(server.requests(), 1);
    }

    /// F33: libcurl repeats by itself what it sent on a kept connection that died; a charge must not go out twice.
    void aKeptConnectionThatDiesRepeatsOnlyWhatIsSafe_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<bool>("unknown");
        QTest::addColumn<int>("requests");
        QTest::newRow("without a key") << QByteArray() << true << 2;
        QTest::newRow("with a key") << QByteArray("k") << false << 3;
    }
    void aKeptConnectionThatDiesRepeatsOnlyWhatIsSafe()
    {
        QFETCH(QByteArray, key);
        QFETCH(bool, unknown);
        QFETCH(int, requests);
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int number) {
            if (number == 2)
                socket.abort();
            else
                ScriptedServer::answer(socket, "done");
        });
        HttpClient client;
        QCOMPARE(std::get<Received>(client.send(get(server.url())).get()).status, 200);
        Call charge = post(server.url());
        charge.idempotencyKey = key;
        QCOMPARE(isUnknown(client.send(charge).get()), unknown);
        QCOMPARE(server.requests(), requests);
    }

    void aServerThatDiesWithAKeptConnectionLeavesItUnknown()
    {
        auto server = std::make_unique<ScriptedServer>([](QTcpSocket &socket, const QByteArray &, int number) {
            if (number == 1)
                return ScriptedServer::answer(socket, "done");
            qobject_cast<QTcpServer *>(socket.parent())->close();
            socket.abort();
        });
        HttpClient client;
        QCOMPARE(std::get<Received>(client.send(get(server->url())).get()).status, 200);
        Call charge = post(server->url());
        charge.idempotencyKey = "k";
        QVERIFY(isUnknown(client.send(charge).get()));
    }

    void aBodyBeyondTheLimitIsUnknown()
    {
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &request, int) {
            ScriptedServer::answer(socket, QByteArray(request.contains("/over") ? 1025 : 1024, 'x'));
        });
        HttpClientSettings settings;
        settings.bodyLimit = 1024;
        HttpClient client(settings);
        QCOMPARE(std::get<Received>(client.send(get(server.url("/at"))).get()).body.size(), 1024);
        QVERIFY(isUnknown(client.send(get(server.url("/over"))).get()));
    }

    void followsNoRedirect()
    {
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int) {
            socket.write("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
        });
        HttpClient client;
        QCOMPARE(std::get<Received>(client.send(get(server.url())).get()).status, 302);
        QCOMPARE(server.requests(), 1);
    }

    void resumesOnTheAwaitingLoop()
    {
        ScriptedServer server(say);
        HttpClient client;
        work::Loop loop;
        QThread *resumedOn = nullptr;
        const auto ask = [&]() -> QCoro::Task<Answer> {
            Answer answer = co_await client.send(get(server.url()));
            resumedOn = QThread::currentThread();
            co_return answer;
        };
        QCOMPARE(std::get<Received>(QCoro::waitFor(ask())).body, QByteArray("hello"));
        QCOMPARE(resumedOn, QThread::currentThread());
    }

    void closingAnswersWhatIsUnderWay()
    {
        std::promise<void> arrived;
        ScriptedServer server([&](QTcpSocket &, const QByteArray &, int) { arrived.set_value(); });
        auto client = std::make_unique<HttpClient>();
        const auto reply = client->send(post(server.url()));
        arrived.get_future().wait();
        client.reset();
        QVERIFY(isUnknown(reply.get()));
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "http_client_test.moc"
