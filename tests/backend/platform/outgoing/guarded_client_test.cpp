// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/guarded_client.h"
#include "backend/platform/outgoing/http_client.h"
#include "backend/platform/resilience/breaker_board.h"
#include "tests/backend/platform/outgoing/scripted_server.h"
#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::outgoing;
using namespace std::chrono_literals;
using resilience::BreakerState;

class GuardedClientTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    HttpClient m_client;
    resilience::BreakerBoard m_board;

    static Call call(const ScriptedServer &server, QByteArray method, int retries, QByteArray key = {})
    {
        Call made;
        made.method = std::move(method);
        made.url = server.url();
        made.retries = retries;
        made.idempotencyKey = std::move(key);
        return made;
    }

private Q_SLOTS:
    void retriesOnlyWhatIsSafe_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("retries");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("requests");
        QTest::newRow("a read") << QByteArray("GET") << QByteArray() << 2 << 200 << 2;
        QTest::newRow("a write with a key") << QByteArray("POST") << QByteArray("k") << 2 << 200 << 2;
        QTest::newRow("a write without a key") << QByteArray("POST") << QByteArray() << 2 << 503 << 1;
        QTest::newRow("none asked for") << QByteArray("GET") << QByteArray() << 0 << 503 << 1;
    }
    void retriesOnlyWhatIsSafe()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, key);
        QFETCH(int, retries);
        QFETCH(int, status);
        QFETCH(int, requests);
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int number) {
            ScriptedServer::answer(socket, "{}", number == 1 ? "503 Unavailable" : "200 OK");
        });
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        const Answer answer = QCoro::waitFor(client.send(call(server, method, retries, key)));
        QCOMPARE(std::get<Received>(answer).status, status);
        QCOMPARE(server.requests(), requests);
    }

    void neverRetriesMoreThanTwice()
    {
        ScriptedServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { ScriptedServer::answer(socket, "{}", "500 Oops"); });
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        QCoro::waitFor(client.send(call(server, "GET", 9)));
        QCOMPARE(server.requests(), 3);
    }

    void aNoIsNeverRetriedNorCountedAsAFailure()
    {
        ScriptedServer server([](QTcpSocket &socket, const QByteArray &, int) {
            ScriptedServer::answer(socket, R"({"code":"REJECT_CARD_PAYMENT"})", "403 Forbidden");
        });
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        for (int i = 0; i < 30; ++i)
            QCoro::waitFor(client.send(call(server, "POST", 2, "k")));
        QCOMPARE(server.requests(), 30);
        QCOMPARE(dependency.snapshot().state, BreakerState::Closed);
        QCOMPARE(dependency.snapshot().failed, 0);
    }

    void theBudgetKeepsRetriesToATenth()
    {
        ScriptedServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { ScriptedServer::answer(socket, "{}", "500 Oops"); });
        resilience::BreakerLimits patient;
        patient.failedPercent = 101;
        resilience::Dependency dependency({"gateway", patient, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        for (int i = 0; i < 60; ++i)
            QCoro::waitFor(client.send(call(server, "GET", 2)));
        QVERIFY2(server.requests() <= 60 + 10 + 6, QByteArray::number(server.requests()));
    }

    void anOpenBreakerAnswersAtOnce()
    {
        ScriptedServer server(
            [](QTcpSocket &socket, const QByteArray &, int) { ScriptedServer::answer(socket, "{}", "500 Oops"); });
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        for (int i = 0; i < 20; ++i)
            QCoro::waitFor(client.send(call(server, "POST", 0)));
        const Answer answer = QCoro::waitFor(client.send(call(server, "POST", 2, "k")));
        QVERIFY(std::get<NotSent>(answer).breakerOpen);
        QCOMPARE(server.requests(), 20);
        QCOMPARE(dependency.snapshot().cause, QStringLiteral("answered 500"));
    }

    void allTriesShareOneTimeout()
    {
        ScriptedServer server([](QTcpSocket &, const QByteArray &, int) {});
        resilience::Dependency dependency({"gateway", {}, systemNow, 1}, m_board);
        GuardedClient client(m_client, dependency);
        Call slow = call(server, "GET", 2);
        slow.timeout = 300ms;
        QElapsedTimer timer;
        timer.start();
        const Answer answer = QCoro::waitFor(client.send(slow));
        QVERIFY(std::holds_alternative<Unknown>(answer));
        QVERIFY2(timer.elapsed() < 1500, QByteArray::number(timer.elapsed()));
        QCOMPARE(dependency.snapshot().slow, dependency.snapshot().calls);
    }
};

QTEST_GUILESS_MAIN(GuardedClientTest)
#include "guarded_client_test.moc"
