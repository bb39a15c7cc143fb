// SPDX-License-Identifier: GPL-3.0-or-later
// firstcome-bench-naked PORT FOLDER: the naked placement path B1 is measured beside: the same guard, the same rows and
// the same durability, and nothing else: no token is checked, no JSON is read, no board is asked, no rate is counted,
// nothing is logged, nobody consumes events, and the answer is always the same bytes.
#include "backend/platform/http/server.h"
#include "backend/platform/work/reply.h"
#include "shared/contract/error_codes.h"
#include "tests/bench/b1_place_order/naked_shop.h"
#include <QCoreApplication>
#include <atomic>
#include <cstdio>
#include <random>

using namespace firstcome;

namespace {

constexpr qint64 members = 60'000;

class NoTokens : public http::Authenticator
{
public:
    Result<http::Principal> verify(QByteArrayView, http::Audience, Instant) override
    {
        return refuse(code::tokenInvalid);
    }
};

bench::NakedOrder nextOrder(const http::Request &request)
{
    static std::atomic<qint64> lastId{1'000};
    thread_local std::mt19937_64 random(std::random_device{}());
    bench::NakedOrder order;
    order.id = lastId.fetch_add(2);
    order.memberId = 1 + qint64(random() % members);
    order.receivedAt = request.receivedAt.time_since_epoch().count();
    order.key = "naked-" + QByteArray::number(order.id, 16).rightJustified(26, '0');
    order.bodyHash = QByteArray(32, 'h');
    return order;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3)
        return 2;
    bench::NakedShop shop(QByteArray(argv[2]) + "/naked.db");
    http::Router router;
    const auto place = [&shop](const http::Request &request) -> QCoro::Task<http::Response> {
        const work::Reply<bool> reply;
        bench::NakedOrder order = nextOrder(request);
        order.answered = [reply](bool placed) { reply.resolve(placed); };
        shop.add(std::move(order));
        const bool placed = co_await reply;
        co_return http::encoded(placed ? 201 : 503, "{\"id\":\"1\"}");
    };
    router.post("/v1/orders", http::Policy::open(), http::AsyncHandler(place));
    http::ServerSettings settings;
    settings.port = quint16(std::atoi(argv[1]));
    NoTokens tokens;
    http::Server server(settings, router, tokens, systemNow);
    const auto port = server.start();
    if (!port) {
        std::fprintf(stderr, "%s\n", qPrintable(port.error().detail));
        return 3;
    }
    std::printf("listening on http://127.0.0.1:%d\n", int(*port));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
