// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_checks.h"
#include "backend/orders/order_payments.h"
#include "backend/orders/order_worker.h"
#include "backend/orders/placement_batch.h"
#include "backend/orders/sweep_orders.h"
#include "backend/stock/in_process_board.h"
#include "tests/support/engines.h"

namespace firstcome::test {

/// Nobody listens.
struct NoLive final : Live
{
    void publish(const QByteArray &, Id, QJsonObject) override {}
    bool watched(const QByteArray &) const override { return false; }
};

/// What to put up for sale.
struct Offer
{
    qint64 stock = 10;
    Money price = 1000;
    std::optional<qint64> limit{}; ///< with one, or with `opens`, it is a flash sale
    std::chrono::seconds opens{0}; ///< from the shop's now; only with `sale`
    std::chrono::seconds closes{3600};
    std::chrono::seconds holdTime{600};
    bool sale = false;
    Id productId = 0; ///< another option of this product; 0: a new product
};

struct Offered
{
    Id productId = 0;
    Id optionId = 0;
    Id saleId = 0; ///< 0: none
};

/// Stock, sales and orders on one engine, with a clock the test moves and everything they need of others made up.
/// Thread: the test's.
class Shop
{
public:
    explicit Shop(std::unique_ptr<Engine> given) : engine(std::move(given)) {}

    static QList<sql::Migration> schema();

    Offered offer(const Offer &offer);
    orders::PlaceOrder request(Id memberId, std::vector<stock::OptionQuantity> lines, const QByteArray &key = {});
    /// Decides these requests in one batch.
    std::vector<orders::Outcome> place(const std::vector<orders::PlaceOrder> &batch);
    /// Places one order that must be granted.
    orders::PlacedOrder placed(Id memberId, const std::vector<stock::OptionQuantity> &lines);

    /// Pays as payments would: the order is PAID and the event is there.
    bool pay(Id orderId);
    /// Applies an event to orders as the log would bring it.
    void tell(const char *type, Id orderId, const QJsonObject &payload = {});
    /// Everything that is due.
    orders::SweepOrders::Swept sweep();

    orders::Order order(Id orderId);
    std::vector<orders::OrderLine> lines(Id orderId);
    stock::Option option(Id optionId);
    qint64 number(const QByteArray &query);
    void run(const QByteArray &statement);
    QList<Check> checks() const;
    /// The ids of the invariants that do not hold, with what is wrong.
    QStringList broken();
    QStringList broken(sql::Connection &connection) const;

    std::unique_ptr<Engine> engine;
    Instant now = fromMillis(1'800'000'000'000);
    IdSource ids;
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
    orders::SagaLimits limits;
    orders::OrderPayments payments{tables, limits};
    orders::OrderWorker worker{{tables, limits, [this] { return now; }}};
    orders::SweepOrders sweeper{{engine->database(), tables, limits, [this] { return now; }, {}}};
    orders::PlacementBatch batch{{tables, sales, &sellerSides, [this] { return now; }, {}}};
    orders::OrderChecks orderChecks{tables};

    /// Every product is known.
    static std::unordered_map<Id, orders::SellerSide> sellerSides(sql::Connection &, const std::vector<Id> &ids);

private:
    int m_keys = 0;
};

/// The code of a refusal; "PLACED" or "REPLAYED" where there is none.
QByteArray said(const orders::Outcome &outcome);

} // namespace firstcome::test

/// In a data-driven test: a shop on the row's engine, or a loud skip.
#define OPEN_SHOP(shop)                                                                                                \
    QFETCH(QString, engine);                                                                                           \
    auto opened = firstcome::test::Engine::create(engine, firstcome::test::Shop::schema());                            \
    if (!opened)                                                                                                       \
        QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");                                            \
    firstcome::test::Shop shop(std::move(opened))
