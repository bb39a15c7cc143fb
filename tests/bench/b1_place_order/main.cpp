// SPDX-License-Identifier: GPL-3.0-or-later
// firstcome-bench-naked PORT FOLDER: the naked placement path B1 is measured beside. Same guard, same batch, same rows
// (key, member limit, admission with hash), and nothing else: no token is checked, no JSON is read, no board is asked,
// no rate is counted, nothing is logged, nobody consumes events, and the answer is always the same bytes.
#include "backend/orders/orders_module.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/http/server.h"
#include "backend/platform/module/peers.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <cstdio>
#include <random>

using namespace firstcome;

namespace {

constexpr Id optionId = 2;
constexpr int members = 60'000;

class NoTokens : public http::Authenticator
{
public:
    Result<http::Principal> verify(QByteArrayView, http::Audience, Instant) override
    {
        return refuse(code::tokenInvalid);
    }
};

class NoAudit final : public Audit
{
public:
    void append(sql::Connection &, const AuditEntry &) override {}
};

/// The catalogue's part in placing an order.
class Catalogue final : public Module
{
public:
    Id highestId(sql::Connection &) const override { return 0; }
    std::vector<ProductFacts> products(sql::Connection &, const std::vector<Id> &ids) const override
    {
        std::vector<ProductFacts> products;
        for (const Id id : ids)
            products.push_back({id, 1, 1, QStringLiteral("Bench"), false});
        return products;
    }
};

/// Everything placement stands on, and one option in a flash sale with a limit.
struct NakedShop
{
    explicit NakedShop(const QString &folder) : database(settings(folder)), queue(database, orders.batch())
    {
        peers.join(catalogue);
        database.start();
        database.write(sql::Queue::Background, [this](sql::Connection &connection) { fill(connection); }).get();
    }

    static sql::DatabaseSettings settings(const QString &folder)
    {
        sql::DatabaseSettings settings;
        settings.path = folder + QStringLiteral("/naked.db");
        return settings;
    }

    void fill(sql::Connection &connection)
    {
        const Instant now = systemNow();
        sql::migrate(connection, events::migrations() + stock.migrations() + sales.migrations() + orders.migrations(),
                     now);
        stock::Option option;
        option.id = optionId;
        option.productId = 1;
        option.name = QStringLiteral("One");
        option.price = 1'000;
        option.onHand = 1'000'000'000;
        stock.store().insertOption(connection, option, now);
        sales::Sale sale;
        sale.id = 3;
        sale.productId = 1;
        sale.openAt = now;
        sale.closeAt = now + std::chrono::hours(24);
        sale.perMemberLimit = 1'000'000;
        if (!sales.store().insert(connection, sale, now))
            std::abort();
    }

    sql::Database database;
    IdSource ids;
    events::Outbox outbox;
    Changes changes;
    NoAudit audit;
    watch::Metrics metrics;
    watch::Health health;
    Peers peers;
    Ground ground{database, ids, systemNow, outbox, changes, audit, metrics, health, peers};
    Catalogue catalogue;
    stock::StockModule stock{ground};
    sales::SalesModule sales{ground, stock, std::chrono::seconds(600)};
    orders::OrdersModule orders{ground, stock, sales};
    orders::PlacementQueue queue; ///< of its own: the module's belongs to its route
};

orders::PlaceOrder nextRequest(NakedShop &shop, Instant receivedAt)
{
    thread_local std::mt19937_64 random(std::random_device{}());
    orders::PlaceOrder order;
    order.orderId = shop.ids.nextRange(receivedAt, 2);
    order.memberId = 1 + Id(random() % members);
    order.key = {"naked-" + QByteArray::number(order.orderId, 16).rightJustified(26, '0'), QByteArray(32, 'h')};
    order.lines = {{optionId, 1}};
    order.receivedAt = receivedAt;
    return order;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc != 3)
        return 2;
    NakedShop shop(QString::fromLocal8Bit(argv[2]));
    http::Router router;
    const auto place = [&shop](const http::Request &request) -> QCoro::Task<http::Response> {
        const auto reply = shop.queue.place(nextRequest(shop, request.receivedAt));
        const orders::Outcome outcome = co_await reply;
        const bool placed = std::holds_alternative<orders::NewOrder>(outcome);
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
