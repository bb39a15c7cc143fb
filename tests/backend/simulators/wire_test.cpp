// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/server.h"
#include "backend/simulators/simulators_module.h"
#include "shared/contract/error_codes.h"
#include "tests/support/waits.h"
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <future>
#include <mutex>

using namespace firstcome;
using namespace firstcome::simulators;
using namespace std::chrono_literals;
using outgoing::Received;

namespace {

const QByteArray secret = "test_sk_0123456789";

class Nobody : public http::Authenticator
{
public:
    Result<http::Principal> verify(QByteArrayView, http::Audience, Instant) override
    {
        return refuse(code::tokenInvalid);
    }
};

struct Said
{
    int status = 0;
    QJsonObject body;
    QByteArray code() const { return body[QLatin1StringView("code")].toString().toLatin1(); }
    QByteArray text(const char *field) const { return body[QLatin1StringView(field)].toString().toUtf8(); }
};

struct Asked
{
    QByteArray method;
    QByteArray path;
    QByteArray body;
    QByteArray key;
    QByteArray authorization = "Basic " + (secret + ':').toBase64();
    std::chrono::milliseconds timeout{5'000};
};

} // namespace

/// The whole way: our outgoing client, the edge, the simulators and their journal.
class WireTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    outgoing::HttpClient m_client;
    Nobody m_nobody;
    std::mutex m_mutex;
    QList<QByteArray> m_notified;
    std::unique_ptr<SimulatorsModule> m_module;
    std::unique_ptr<http::Router> m_router;
    std::unique_ptr<http::Server> m_server;

    void start()
    {
        SimulatorsSetup setup;
        setup.folder = m_folder.path();
        setup.secretKey = secret;
        setup.settings.gateway.lateAfter = 600ms;
        setup.notifyShop = [this](const QByteArray &reference) {
            const std::scoped_lock lock(m_mutex);
            m_notified.append(reference);
        };
        m_module = std::make_unique<SimulatorsModule>(std::move(setup));
        m_router = std::make_unique<http::Router>();
        m_module->mountRoutes(*m_router);
        http::ServerSettings settings;
        settings.port = 0;
        m_server = std::make_unique<http::Server>(settings, *m_router, m_nobody, systemNow);
        QVERIFY(m_server->start());
    }

    /// The shipments the shop was told of since it was last asked.
    QList<QByteArray> notified()
    {
        const std::scoped_lock lock(m_mutex);
        return std::exchange(m_notified, {});
    }

    outgoing::Call call(const Asked &asked) const
    {
        outgoing::Call call;
        call.method = asked.method;
        call.url = "http://127.0.0.1:" + QByteArray::number(m_server->port()) + "/simulator" + asked.path;
        call.body = asked.body;
        call.idempotencyKey = asked.key;
        call.timeout = asked.timeout;
        if (!asked.authorization.isEmpty())
            call.headers = {{"Authorization", asked.authorization}};
        return call;
    }

    Said ask(const Asked &asked)
    {
        const outgoing::Answer answer = m_client.send(call(asked)).get();
        if (!std::holds_alternative<Received>(answer))
            return {};
        const auto &received = std::get<Received>(answer);
        return {received.status, QJsonDocument::fromJson(received.body).object()};
    }

    QByteArray window(const QByteArray &order, const QByteArray &outcome = "approve")
    {
        const QJsonObject body{{QStringLiteral("orderId"), QString::fromLatin1(order)},
                               {QStringLiteral("amount"), 5'000},
                               {QStringLiteral("outcome"), QString::fromLatin1(outcome)}};
        return ask({"POST", "/windows", QJsonDocument(body).toJson(), {}}).text("paymentKey");
    }

    static QByteArray confirmation(const QByteArray &paymentKey, const QByteArray &order)
    {
        const QJsonObject body{{QStringLiteral("paymentKey"), QString::fromLatin1(paymentKey)},
                               {QStringLiteral("orderId"), QString::fromLatin1(order)},
                               {QStringLiteral("amount"), 5'000}};
        return QJsonDocument(body).toJson();
    }

private Q_SLOTS:
    void init() { start(); }
    void cleanup()
    {
        m_server.reset();
        m_router.reset();
        m_module.reset();
        notified();
    }

    void aPaymentFromWindowToCancel()
    {
        const Said opened = ask({"POST", "/windows", R"({"orderId":"12","amount":5000})", {}, {}});
        QCOMPARE(opened.status, 201);
        QCOMPARE(opened.text("secretKey"), secret);
        const QByteArray key = opened.text("paymentKey");
        const Said confirmed = ask({"POST", "/v1/payments/confirm", confirmation(key, "12"), "k1"});
        QCOMPARE(confirmed.status, 200);
        QCOMPARE(confirmed.text("status"), QByteArray("DONE"));
        QCOMPARE(ask({"POST", "/v1/payments/confirm", confirmation(key, "12"), "k1"}).body, confirmed.body);
        QCOMPARE(ask({"GET", "/v1/payments/" + key, {}, {}}).body, confirmed.body);
        QCOMPARE(ask({"GET", "/v1/payments/orders/12", {}, {}}).text("paymentKey"), key);
        const Said canceled =
            ask({"POST", "/v1/payments/" + key + "/cancel", R"({"cancelReason":"no","cancelAmount":2000})", "k2"});
        QCOMPARE(canceled.text("status"), QByteArray("PARTIAL_CANCELED"));
        const Said book = ask({"GET", "/book?orderId=12", {}, {}});
        QCOMPARE(book.body[QLatin1StringView("payments")].toArray().size(), 1);
        QCOMPARE(book.body[QLatin1StringView("payments")][0][QLatin1StringView("balanceAmount")].toInteger(), 3'000);
    }

    void needsTheSecretKey_data()
    {
        QTest::addColumn<QByteArray>("authorization");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("none") << QByteArray() << 401 << QByteArray("UNAUTHORIZED_KEY");
        QTest::newRow("wrong") << "Basic " + QByteArray("wrong:").toBase64() << 401 << QByteArray("UNAUTHORIZED_KEY");
        QTest::newRow("with a password") << "Basic " + (secret + ":x").toBase64() << 401
                                         << QByteArray("UNAUTHORIZED_KEY");
        QTest::newRow("without the colon")
            << "Basic " + secret.toBase64() << 403 << QByteArray("INCORRECT_BASIC_AUTH_FORMAT");
    }
    void needsTheSecretKey()
    {
        QFETCH(QByteArray, authorization);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        const Said said = ask({"GET", "/v1/payments/orders/1", {}, {}, authorization});
        QCOMPARE(said.status, status);
        QCOMPARE(said.code(), code);
    }

    void malformedIsRefused()
    {
        QCOMPARE(ask({"POST", "/windows", R"({"orderId":"1"})", {}}).status, 400);
        QCOMPARE(ask({"POST", "/windows", R"({"orderId":"1","amount":1,"more":2})", {}}).status, 400);
        QCOMPARE(ask({"POST", "/windows", R"({"orderId":"1","amount":0})", {}}).status, 422);
        QCOMPARE(ask({"POST", "/windows", R"({"orderId":"1","amount":1,"outcome":"maybe"})", {}}).status, 422);
        QCOMPARE(ask({"POST", "/v1/payments/confirm", "[]", {}}).code(), QByteArray("INVALID_REQUEST"));
        QCOMPARE(ask({"GET", "/book?limit=0", {}, {}}).status, 400);
        QCOMPARE(ask({"GET", "/v1/payments/sim_nothing", {}, {}}).code(), QByteArray("NOT_FOUND_PAYMENT"));
        QCOMPARE(ask({"PUT", "/settings", R"({"failureRate":2})", {}}).status, 422);
    }

    /// F33: a late answer is unknown to the client, and taken effect when it asks.
    void aLateAnswerIsUnknownAndThenDone()
    {
        const QByteArray key = window("31", "late");
        Asked confirm{"POST", "/v1/payments/confirm", confirmation(key, "31"), "k31"};
        confirm.timeout = 150ms;
        QVERIFY(std::holds_alternative<outgoing::Unknown>(m_client.send(call(confirm)).get()));
        QCOMPARE(ask({"GET", "/v1/payments/" + key, {}, {}}).text("status"), QByteArray("IN_PROGRESS"));
        WAIT_COMPARE(ask({"GET", "/v1/payments/" + key, {}, {}}).text("status"), QByteArray("DONE"), 60'000);
    }

    void latencyHoldsUpOnlyItself()
    {
        QCOMPARE(ask({"PUT", "/settings", R"({"latencyMs":300})", {}}).status, 200);
        QElapsedTimer timer;
        timer.start();
        QList<work::Reply<outgoing::Answer>> replies;
        for (int i = 0; i < 20; ++i)
            replies.append(m_client.send(call({"GET", "/v1/payments/orders/1", {}, {}})));
        for (const auto &reply : replies)
            QCOMPARE(std::get<Received>(reply.get()).status, 404);
        QVERIFY2(timer.elapsed() >= 290 && timer.elapsed() < 2'000, QByteArray::number(timer.elapsed()));
    }

    /// Each way of bending on the wire, and whether the payment was approved behind it.
    void F33_answersAreBentAsAsked_data()
    {
        QTest::addColumn<QByteArray>("bend");
        QTest::addColumn<int>("status"); // 0: no answer
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("stateAfter");
        const auto row = [](const char *name, const char *bend, int status, const char *body, const char *after) {
            QTest::newRow(name) << QByteArray(bend) << status << QByteArray(body) << QByteArray(after);
        };
        row("answer lost", R"("as":"drop")", 0, "", "DONE");
        row("question lost", R"("as":"drop","works":false)", 0, "", "IN_PROGRESS");
        row("error", R"("as":"error","status":403,"code":"X")", 403, R"("code":"X")", "IN_PROGRESS");
        row("error after all", R"("as":"error","status":500,"code":"X","works":true)", 500, R"("X")", "DONE");
        row("page of a proxy", R"("as":"html","status":502)", 502, "<html>", "IN_PROGRESS");
        row("page of a proxy after all", R"("as":"html","status":403,"works":true)", 403, "<html>", "DONE");
        row("empty", R"("as":"empty")", 200, "", "IN_PROGRESS");
        row("redirect", R"("as":"redirect")", 302, "", "IN_PROGRESS");
        row("late", R"("as":"hang","afterMs":50)", 200, R"("status":"DONE")", "DONE");
        row("another word", R"("as":"status","word":"SETTLED")", 200, R"("status":"SETTLED")", "DONE");
        row("another total", R"("as":"amount","amount":1)", 200, R"("totalAmount":1,)", "DONE");
        row("figures as texts", R"("as":"textAmounts")", 200, R"("totalAmount":"5000")", "DONE");
        row("more", R"("as":"more")", 200, R"("newField")", "DONE");
    }
    void F33_answersAreBentAsAsked()
    {
        QFETCH(QByteArray, bend);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, stateAfter);
        const QByteArray order = "bent-" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
        const QByteArray key = window(order);
        const QByteArray bends = "{\"bends\":[{\"call\":\"confirm\"," + bend + "}]}";
        QCOMPARE(ask({"PUT", "/settings", bends, {}}).status, 200);
        const auto answer =
            m_client.send(call({"POST", "/v1/payments/confirm", confirmation(key, order), order})).get();
        const auto *received = std::get_if<Received>(&answer);
        QCOMPARE(received ? received->status : 0, status);
        QVERIFY2(!received || received->body.contains(body), received ? received->body.constData() : "");
        QCOMPARE(ask({"GET", "/v1/payments/" + key, {}, {}}).text("status"), stateAfter);
        // The same call again gets what is true.
        QCOMPARE(ask({"PUT", "/settings", R"({"bends":[]})", {}}).status, 200);
        QCOMPARE(ask({"POST", "/v1/payments/confirm", confirmation(key, order), order}).status, 200);
    }

    void aFieldThatIsMissingIsMissing()
    {
        const QByteArray key = window("missing");
        QCOMPARE(ask({"PUT", "/settings", R"({"bends":[{"call":"find","as":"missing","field":"status"}]})", {}}).status,
                 200);
        const Said found = ask({"GET", "/v1/payments/" + key, {}, {}});
        QCOMPARE(found.status, 200);
        QVERIFY(!found.body.contains(QStringLiteral("status")));
        QCOMPARE(found.text("orderId"), QByteArray("missing"));
    }

    void everyCallIsCounted()
    {
        const QByteArray key = window("counted");
        ask({"POST", "/v1/payments/confirm", confirmation(key, "counted"), "once"});
        ask({"GET", "/v1/payments/" + key, {}, {}});
        ask({"GET", "/v1/payments/" + key, {}, {}});
        const Said calls = ask({"GET", "/calls?limit=1", {}, {}});
        QCOMPARE(calls.body[QLatin1StringView("counts")].toObject(),
                 (QJsonObject{{QStringLiteral("confirm"), 1}, {QStringLiteral("find"), 2}}));
        QCOMPARE(calls.body[QLatin1StringView("total")].toInt(), 3);
        QCOMPARE(calls.body[QLatin1StringView("items")].toArray().size(), 1);
        QCOMPARE(ask({"GET", "/calls?limit=all", {}, {}}).status, 400);
    }

    /// A9, A10: fifty at once with one key are one charge.
    void fiftyConfirmsAtOnceAreOne()
    {
        const QByteArray key = window("50");
        QList<work::Reply<outgoing::Answer>> replies;
        for (int i = 0; i < 50; ++i)
            replies.append(m_client.send(call({"POST", "/v1/payments/confirm", confirmation(key, "50"), "k50"})));
        for (const auto &reply : replies)
            QCOMPARE(std::get<Received>(reply.get()).status, 200);
        const Said book = ask({"GET", "/book?orderId=50", {}, {}});
        QCOMPARE(book.body[QLatin1StringView("payments")].toArray().size(), 1);
    }

    void cardsAreChargedWithoutAWindow()
    {
        const Said card = ask({"POST", "/v1/billing/authorizations/card",
                               R"({"customerKey":"c","cardNumber":"4330123412341234"})", "card"});
        QCOMPARE(card.status, 200);
        const Said charged = ask({"POST", "/v1/billing/" + card.text("billingKey"),
                                  R"({"customerKey":"c","orderId":"60","amount":700})", "charge"});
        QCOMPARE(charged.text("status"), QByteArray("DONE"));
    }

    void aShipmentFromRequestToDoor()
    {
        const Asked request{"POST", "/carrier/shipments", R"({"orderId":"1","receiver":"someone"})", "d1"};
        const Said made = ask(request);
        QCOMPARE(made.status, 201);
        const QByteArray path = "/carrier/shipments/" + made.text("reference");
        QCOMPARE(ask(request).text("reference"), made.text("reference"));
        QCOMPARE(ask({"POST", path + "/advance", {}, {}}).text("state"), QByteArray("IN_DELIVERY"));
        QCOMPARE(ask({"DELETE", path, {}, {}}).status, 409);
        QCOMPARE(ask({"POST", path + "/advance", R"({"state":"FAILED"})", {}}).text("state"), QByteArray("FAILED"));
        QCOMPARE(ask({"GET", path, {}, {}}).text("state"), QByteArray("FAILED"));
        QCOMPARE(notified(), QList<QByteArray>(2, made.text("reference")));
        QFile journal(m_folder.filePath(QStringLiteral("carrier.journal")));
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QVERIFY(!journal.readAll().contains("someone"));
    }

    void anUnstartedShipmentIsCanceled()
    {
        const Said made = ask({"POST", "/carrier/shipments", R"({"deliveryId":"d2","orderId":"1"})", {}});
        const QByteArray path = "/carrier/shipments/" + made.text("reference");
        QCOMPARE(ask({"DELETE", path, {}, {}}).status, 204);
        QCOMPARE(ask({"GET", path, {}, {}}).text("state"), QByteArray("CANCELED"));
        QVERIFY(notified().isEmpty());
    }

    void aRestartForgetsNothingButTheSettings()
    {
        const QByteArray key = window("70");
        ask({"POST", "/v1/payments/confirm", confirmation(key, "70"), "k70"});
        const QByteArray reference =
            ask({"POST", "/carrier/shipments", R"({"deliveryId":"d3","orderId":"70"})", {}}).text("reference");
        ask({"PUT", "/settings", R"({"failureRate":1})", {}});
        cleanup();
        start();
        QCOMPARE(ask({"GET", "/v1/payments/orders/70", {}, {}}).text("status"), QByteArray("DONE"));
        QCOMPARE(ask({"GET", "/carrier/shipments/" + reference, {}, {}}).text("state"), QByteArray("REQUESTED"));
    }
};

QTEST_GUILESS_MAIN(WireTest)
#include "wire_test.moc"
