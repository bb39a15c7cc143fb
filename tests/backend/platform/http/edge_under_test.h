// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/health_routes.h"
#include "backend/platform/http/server.h"
#include "backend/platform/http/unavailable.h"
#include "backend/platform/watch/metrics.h"
#include "backend/platform/work/reply.h"
#include "shared/contract/error_codes.h"
#include "tests/backend/platform/http/wire_client.h"
#include <QTest>
#include <mutex>

namespace firstcome::http {

/// Tokens that say what they are: "member-7" has id 7, "operator-7-3" has id 7 and the rights 3.
class SpellingAuthenticator : public Authenticator
{
public:
    Result<Principal> verify(QByteArrayView token, Audience audience, Instant) override
    {
        const QList<QByteArray> parts = token.toByteArray().split('-');
        if (parts.size() < 2 || parts[0] != (audience == Audience::Member ? "member" : "operator"))
            return refuse(code::tokenInvalid, QStringLiteral("Not a token for this."));
        Principal principal;
        principal.audience = audience;
        principal.id = parts[1].toLongLong();
        principal.rights = parts.size() > 2 ? parts[2].toUInt() : 0;
        return principal;
    }
};

/// Requests that wait until the test lets them go.
class Held
{
public:
    QCoro::Task<Response> wait(const Request &request)
    {
        const work::Reply<QByteArray> reply;
        {
            const std::scoped_lock lock(m_mutex);
            m_replies.push_back(reply);
            ++m_arrived;
        }
        const QByteArray said = co_await reply;
        ++m_finished;
        co_return encoded(200, said + request.query);
    }
    int arrived() const { return m_arrived; }
    int finished() const { return m_finished; }
    void release(const QByteArray &said = "\"held\"")
    {
        const std::scoped_lock lock(m_mutex);
        for (const auto &reply : m_replies)
            reply.resolve(said);
        m_replies.clear();
    }

private:
    std::mutex m_mutex;
    std::vector<work::Reply<QByteArray>> m_replies;
    std::atomic<int> m_arrived{0};
    std::atomic<int> m_finished{0};
};

/// A whole edge on a free port with routes that show each of its ways.
class EdgeUnderTest
{
public:
    explicit EdgeUnderTest(ServerSettings settings = {})
    {
        settings.port = 0;
        settings.metrics = &metrics;
        mount();
        server = std::make_unique<Server>(settings, router, authenticator, systemNow);
    }
    ~EdgeUnderTest() { held.release(); }

    void start()
    {
        const auto started = server->start();
        QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
        port = *started;
    }
    WireClient client(int receiveBuffer = 0) const { return WireClient(port, receiveBuffer); }
    /// A figure of /metrics, by its whole name with labels; -1 when it is not there.
    double figure(const QByteArray &name) const
    {
        for (const QByteArray &line : metrics.text().split('\n')) {
            if (line.startsWith(name + ' '))
                return line.sliced(name.size() + 1).toDouble();
        }
        return -1;
    }
    double killed(const QByteArray &reason) const
    {
        return figure("http_connections_killed_total{reason=\"" + reason + "\"}");
    }

    Held held;
    std::atomic<int> ran{0}; ///< calls of handlers that must not run
    std::atomic<int> webSockets{0};
    watch::Health health;
    watch::Metrics metrics;
    SpellingAuthenticator authenticator;
    Router router;
    std::unique_ptr<Server> server;
    quint16 port = 0;

    static constexpr qsizetype bigBody = 8 * 1024 * 1024;

private:
    void mount()
    {
        mountHealthRoutes(router, health, metrics);
        router.get("/now", Policy::open(), [](const Request &) { return encoded(200, "\"now\""); });
        router.get("/asked?q&dryRun", Policy::open(), [](const Request &) { return encoded(200, "\"asked\""); });
        router.get("/held?n", Policy::open(), [this](const Request &request) { return held.wait(request); });
        router.get("/big", Policy::open(), [](const Request &) { return encoded(200, QByteArray(bigBody, 'b')); });
        router.get("/smuggled", Policy::open(), [this](const Request &) {
            ++ran;
            return noContent();
        });
        router.get("/pair/{a}/{b}", Policy::open(), [](const Request &request) {
            return encoded(200, request.parameters[0] + '+' + request.parameters[1]);
        });
        router.get("/seen", Policy::open(), [](const Request &request) {
            return encoded(200, request.peer + ' ' + request.id + ' ' + request.traceparent);
        });
        router.get("/header?v", Policy::open(), [](const Request &request) {
            Response response = noContent();
            response.headers.emplace_back("X-Echo", request.queryValue("v").value_or("none"));
            return response;
        });
        router.add(
            silent({Method::Post, "/silent", Policy::open(), Handler([](const Request &) { return noContent(); })}));
        router.post("/echo", Policy::open(), [](const Request &request) { return encoded(201, request.body); });
        mountPolicies();
        mountBreakdowns();
    }
    void mountPolicies()
    {
        const auto who = [](const Request &request) { return encoded(200, QByteArray::number(request.principal->id)); };
        router.get("/member", Policy::member(), Handler(who));
        router.get("/known", Policy{Policy::Kind::Open, 4}, [](const Request &request) {
            return encoded(200, request.principal ? QByteArray::number(request.principal->id) : "nobody");
        });
        router.get("/seller", Policy::member(Seller), Handler(who));
        router.get("/operator", Policy::operatorWith(6), Handler(who));
        router.get("/local", Policy::local(), [](const Request &) { return noContent(); });
        Route small{Method::Post, "/small", Policy::open(), Handler([](const Request &) { return noContent(); })};
        small.bodyLimit = 10;
        router.add(std::move(small));
        Route csv{Method::Post, "/csv", Policy::member(), Handler([](const Request &) { return noContent(); })};
        csv.consumes = "text/csv";
        csv.bodyLimit = 4 * 1024 * 1024;
        router.add(std::move(csv));
        router.add(
            {Method::Delete, "/thing/{id}", Policy::open(), Handler([](const Request &) { return noContent(); })});
    }
    void mountBreakdowns()
    {
        router.get("/bug", Policy::open(),
                   Handler([](const Request &) -> Response { throw std::logic_error("SELECT secret FROM table"); }));
        router.get("/odd-bug", Policy::open(), Handler([](const Request &) -> Response { throw 7; }));
        router.get("/gone", Policy::open(), Handler([](const Request &) -> Response {
                       throw Unavailable("database", std::chrono::seconds(3));
                   }));
        router.get("/gone-later", Policy::open(), AsyncHandler([this](const Request &request) -> QCoro::Task<Response> {
                       co_await held.wait(request);
                       throw Unavailable("database");
                   }));
    }
};

} // namespace firstcome::http
