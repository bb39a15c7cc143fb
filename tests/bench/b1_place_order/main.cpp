// SPDX-License-Identifier: GPL-3.0-or-later
// firstcome-bench-naked PORT FOLDER: the naked placement path B1 is measured beside. Same guard, same batch, same rows
// (key, member limit, admission with hash), and nothing else: no token is checked, no JSON is read, no board is asked,
// no rate is counted, nothing is logged, nobody consumes events, and the answer is always the same bytes.
#include "backend/orders/migrations.gen.h"
#include "backend/orders/placement_queue.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/http/server.h"
#include "backend/sales/migrations.gen.h"
#include "backend/stock/in_process_board.h"
#include "backend/stock/migrations.gen.h"
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

struct NoLive final : Live
{
    bool watched(const QByteArray &) const override { return false; }
    void publish(const QByteArray &, Id, QJsonObject) override {}
};

/// Everything placement stands on, and one option in a flash sale with a limit.
struct Shop
{
    explicit Shop(const QString &folder)
        : database(settings(folder)), batch({tables, sales, sellerSides, systemNow, {}}), queue(database, batch)
    {
        database.start();
        database.write(sql::Queue::Background, [this](sql::Connection &connection) { fill(connection); }).get();
    }

    static sql::DatabaseSettings settings(const QString &folder)
    {
        sql::DatabaseSettings settings;
        settings.path = folder + QStringLiteral("/naked.db");
        return settings;
    }

    static std::unordered_map<Id, orders::SellerSide> sellerSides(sql::Connection &, const std::vector<Id> &ids)
    {
        std::unordered_map<Id, orders::SellerSide> sides;
        for (const Id id : ids)
            sides.emplace(id, orders::SellerSide{1, 1, QStringLiteral("Bench"), false});
        return sides;
    }

    void fill(sql::Connection &connection)
    {
        const Instant now = systemNow();
        sql::migrate(connection,
                     events::migrations() + stock::migrations() + sales::migrations() + orders::migrations(), now);
        stock::Option option;
        option.id = optionId;
        option.productId = 1;
        option.name = QStringLiteral("One");
        option.price = 1'000;
        option.onHand = 1'000'000'000;
        stock.insertOption(connection, option, now);
        sales::Sale sale;
        sale.id = 3;
        sale.productId = 1;
        sale.openAt = now;
        sale.closeAt = now + std::chrono::hours(24);
        sale.perMemberLimit = 1'000'000;
        if (!sales.insert(connection, sale, now))
            std::abort();
    }

    sql::Database database;
    NoLive live;
    stock::InProcessBoard board;
    stock::StockAnnouncer announcer{board, live};
    stock::StockStore stock{announcer};
    stock::HoldStore holds{stock};
    sales::SaleBoard saleBoard;
    sales::SaleStore sales{saleBoard};
    sales::AdmissionStore admissions;
    orders::OrderStore orders;
    orders::OrderNotices notices{live};
    events::Outbox outbox;
    orders::OrderTables tables{orders, holds, stock, admissions, outbox, notices};
    orders::PlacementBatch batch;
    orders::PlacementQueue queue;
    IdSource ids;
};

orders::PlaceOrder nextRequest(Shop &shop, Instant receivedAt)
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
    Shop shop(QString::fromLocal8Bit(argv[2]));
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
