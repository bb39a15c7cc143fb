// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_payments.h"
#include "backend/orders/orders_module.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/sales/migrations.gen.h"
#include "backend/stock/in_process_board.h"
#include "backend/stock/stock_module.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include "shared/contract/topics.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <QCoroTask>
#include <QJsonDocument>

namespace firstcome::test {

/// Keeps what operators did.
class KeptAudit final : public Audit
{
public:
    void append(sql::Connection &connection, const AuditEntry &entry) override
    {
        connection.afterCommit([this, entry] {
            const std::scoped_lock lock(m_mutex);
            m_entries.append(entry);
        });
    }
    QList<AuditEntry> entries()
    {
        const std::scoped_lock lock(m_mutex);
        return m_entries;
    }

private:
    std::mutex m_mutex;
    QList<AuditEntry> m_entries;
};

/// Orders and stock behind a real edge. Payments and deliveries are played by the test.
/// Thread: the test's.
class OrdersCase
{
public:
    static constexpr Id shopper = 1001;
    static constexpr Id otherShopper = 1002;
    static constexpr Id operatorId = 2001;

    explicit OrdersCase(int ordersPerSecond = 0)
        : module({edge.database(),
                  edge.ids(),
                  edge.clock(),
                  audit,
                  board,
                  saleBoard,
                  sales,
                  refusals,
                  tables,
                  {},
                  {},
                  {512, std::chrono::seconds(60)},
                  ordersPerSecond,
                  [](sql::Connection &, const std::vector<Id> &ids) {
                      std::unordered_map<Id, orders::SellerSide> sides;
                      for (const Id id : ids)
                          sides.emplace(id, orders::SellerSide{7, 8, QStringLiteral("Ring"), false});
                      return sides;
                  },
                  {[](sql::Connection &, Id) { return QJsonValue(QStringLiteral("paid?")); },
                   [](sql::Connection &, Id) { return QJsonArray(); }},
                  [this](Id orderId, QList<Id> lineIds) { return cancelDeliveries(orderId, lineIds); },
                  [](sql::Connection &, const QString &name) {
                      return name == QStringLiteral("kim") ? std::optional(shopper) : std::nullopt;
                  },
                  [this](sql::Connection &connection, Id orderId) { return module.timeline(connection, orderId); }}),
          stockModule({edge.database(), board, stock, {names(), searches()}, edge.clock()})
    {
        edge.start({&m_ground, &stockModule, &module});
    }
    ~OrdersCase() { edge.stop(); }

    Caller member(Id id = shopper) { return caller(edge.memberTokens(), id, http::Customer); }
    Caller asOperator(quint32 permissions = permission::every)
    {
        return caller(edge.operatorTokens(), operatorId, permissions);
    }
    Caller nobody() { return Caller(edge.url()); }

    /// An option of a new product, with a sale where a limit or hours are given; its id.
    struct Given
    {
        qint64 stock = 10;
        std::optional<qint64> limit{};
        std::optional<std::chrono::seconds> opens{};
    };
    Id offer(const Given &given)
    {
        const Instant now = edge.clock()();
        stock::Option option;
        option.productId = edge.ids().next(now);
        option.id = edge.ids().next(now);
        option.name = QStringLiteral("Gold");
        option.price = 1'000;
        option.onHand = given.stock;
        sales::Sale sale;
        sale.id = edge.ids().next(now);
        sale.productId = option.productId;
        sale.openAt = now + given.opens.value_or(std::chrono::seconds(0));
        sale.closeAt = sale.openAt + std::chrono::hours(1);
        sale.perMemberLimit = given.limit;
        inside([&](sql::Connection &connection) {
            stock.insertOption(connection, option, now);
            if (given.limit || given.opens)
                FIRSTCOME_ASSERT(sales.insert(connection, sale, now).has_value(), "no sale overlaps here");
        });
        lastProduct = option.productId;
        return option.id;
    }

    static QJsonObject body(Id optionId, qint64 quantity = 1)
    {
        return {{QStringLiteral("lines"), QJsonArray{QJsonObject{{QStringLiteral("optionId"), idText(optionId)},
                                                                 {QStringLiteral("quantity"), quantity}}}},
                {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}};
    }

    /// Pays as payments would and brings the event.
    void pay(Id orderId)
    {
        inside([&](sql::Connection &connection) { payments.paid(connection, orderId, edge.clock()()); });
        tell(event::paymentApproved, orderId);
    }
    void tell(const char *type, Id orderId, const QJsonObject &payload = {})
    {
        events::Event event;
        event.key = orderId;
        event.type = type;
        event.payload = QJsonDocument(payload).toJson();
        inside([&](sql::Connection &connection) { worker.apply(connection, std::span(&event, 1)); });
    }
    void sweep() { QCoro::waitFor(sweeper.run()); }

    template <typename Work>
    void inside(Work work)
    {
        edge.database().write(sql::Queue::Background, std::move(work)).get();
    }

    struct Silent final : Live
    {
        void publish(const QByteArray &, Id, QJsonObject) override {}
    };

    work::Loop loop;
    Edge edge;
    Silent live;
    KeptAudit audit;
    stock::InProcessBoard board;
    stock::StockAnnouncer announcer{board, live};
    stock::StockStore stock{announcer};
    stock::HoldStore holds{stock};
    sales::SaleBoard saleBoard;
    sales::SaleStore sales{saleBoard};
    sales::AdmissionStore admissions;
    sales::RefusalCounts refusals;
    orders::OrderStore store;
    orders::OrderNotices notices{live};
    events::Outbox outbox;
    orders::OrderTables tables{store, holds, stock, admissions, outbox, notices};
    orders::OrderPayments payments{tables, {}};
    orders::OrderWorker worker{{tables, {}, edge.clock()}};
    std::atomic<const char *> deliveriesRefuse{nullptr}; ///< with this code, when they are asked to let go
    std::atomic<int> deliveriesAsked{0};
    orders::OrdersModule module;
    orders::SweepOrders sweeper{
        {edge.database(), tables, {}, edge.clock(), [this](Id orderId) { return module.resumeCancel(orderId); }}};
    stock::StockModule stockModule;
    std::atomic<Id> lastProduct{0};

private:
    struct Ground final : Module
    {
        QList<sql::Migration> migrations() const override
        {
            return sql::migrations() + events::migrations() + sales::migrations();
        }
        Id highestId(sql::Connection &) const override { return 0; }
    };

    QCoro::Task<Result<void>> cancelDeliveries(Id, QList<Id>)
    {
        ++deliveriesAsked;
        if (const char *code = deliveriesRefuse)
            co_return refuse(*code::find(code));
        co_return Result<void>();
    }

    std::function<QHash<Id, QString>(sql::Connection &, const std::vector<Id> &)> names()
    {
        return [](sql::Connection &, const std::vector<Id> &ids) {
            QHash<Id, QString> names;
            for (const Id id : ids)
                names.insert(id, QStringLiteral("Ring"));
            return names;
        };
    }
    std::function<std::vector<Id>(sql::Connection &, const QString &, int)> searches()
    {
        return [this](sql::Connection &, const QString &text, int) {
            return text == QStringLiteral("ring") ? std::vector{lastProduct.load()} : std::vector<Id>();
        };
    }

    Caller caller(const crypto::Tokens &tokens, Id id, quint32 rights)
    {
        const Instant now = edge.clock()();
        http::Principal principal;
        principal.id = id;
        principal.rights = rights;
        principal.tokenId = "7";
        principal.expiresAt = now + std::chrono::hours(1);
        return Caller(edge.url(), tokens.issue(principal, now));
    }

    Ground m_ground;
};

} // namespace firstcome::test
