// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/placement_module.h"
#include "backend/platform/events/event_payload.h"
#include "shared/contract/delivery_payloads.h"
#include "shared/contract/payment_payloads.h"
#include "tests/support/engines.h"
#include "tests/support/ground/test_ground.h"

namespace firstcome::test {

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
class TradeCase
{
public:
    explicit TradeCase(std::unique_ptr<Engine> given);

    static QList<sql::Migration> schema();

    Offered offer(const Offer &offer);
    placement::PlacementRequest request(Id memberId, std::vector<stock::OptionQuantity> lines,
                                        const QByteArray &key = {});
    /// Decides these requests in one batch.
    std::vector<placement::Outcome> place(const std::vector<placement::PlacementRequest> &batch);
    /// Places one order that must be granted.
    orders::PlacedOrder placed(Id memberId, const std::vector<stock::OptionQuantity> &lines);

    /// Pays as payments would: the order is PAID and the event is there.
    bool pay(Id orderId);
    /// Tells orders something as the log would bring it.
    template <typename Payload>
    void tell(const Payload &payload)
    {
        bring(events::eventOf(payload, 1, now));
    }
    void bring(const events::Event &event);
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
    TestGround ground{engine->database(), [this] { return now; }};
    ToldChanges told{ground.changes};
    EveryProduct catalogue{QStringLiteral("Product")};
    approvals::ApprovalsModule approvalsModule{ground.all, std::chrono::hours(24)};
    stock::StockModule stockModule{ground.all, approvalsModule};
    sales::SalesModule salesModule{ground.all, stockModule, std::chrono::seconds(600)};
    orders::OrdersModule module{ground.all, stockModule, salesModule};
    placement::PlacementModule placing{ground.all, {module, stockModule, salesModule}};

    IdSource &ids = ground.ids;
    events::Outbox &outbox = ground.outbox;
    const stock::StockBoard &board = stockModule.board();
    const stock::StockStore &stock = stockModule.store();
    const stock::HoldStore &holds = stockModule.holds();
    const sales::SaleStore &sales = salesModule.store();
    const sales::AdmissionStore &admissions = salesModule.admissions();
    const orders::OrderTables &tables = module.tables();
    const orders::OrderStore &orders = tables.orders;
    const orders::OrderPayments &payments = module.payments();
    const placement::PlacementBatch &batch = placing.batch();
    orders::SagaLimits limits;
    orders::OrderWorker worker{{tables, limits, [this] { return now; }}};
    orders::SweepOrders sweeper{{engine->database(), tables, limits, [this] { return now; }, {}}};
    orders::OrderChecks orderChecks{tables};

private:
    int m_keys = 0;
};

/// The code of a refusal; "PLACED" or "REPLAYED" where there is none.
QByteArray said(const placement::Outcome &outcome);

} // namespace firstcome::test

/// In a data-driven test: a shop on the row's engine, or a loud skip.
#define OPEN_SHOP(shop)                                                                                                \
    QFETCH(QString, engine);                                                                                           \
    auto opened = firstcome::test::Engine::create(engine, firstcome::test::TradeCase::schema());                       \
    if (!opened)                                                                                                       \
        QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(engine)));                                            \
    firstcome::test::TradeCase shop(std::move(opened))
