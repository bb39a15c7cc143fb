// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/placement_module.h"
#include "backend/platform/access/load_role.h"
#include "backend/platform/events/event_payload.h"
#include "shared/base/assert.h"
#include "shared/contract/delivery_payloads.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/payment_payloads.h"
#include "shared/contract/permissions.h"
#include "tests/support/caller.h"
#include "tests/support/edge/edge.h"
#include <QCoroTask>
#include <QJsonDocument>

namespace firstcome::test {

/// Catalogue, members, payments and deliveries as a test plays them.
class PlayedPeer final : public Module
{
public:
    static constexpr Id shopper = 1001;

    Id highestId(sql::Connection &) const override { return 0; }
    QJsonObject orderPart(sql::Connection &, Id) const override
    {
        return {{QStringLiteral("payment"), QStringLiteral("paid?")}, {QStringLiteral("deliveries"), QJsonArray()}};
    }
    std::vector<Id> productsNamed(sql::Connection &, const QString &text, int) const override
    {
        return text == QStringLiteral("ring") ? std::vector{lastProduct.load()} : std::vector<Id>();
    }
    std::optional<Id> memberKnownAs(sql::Connection &, const QString &name) const override
    {
        return name == QStringLiteral("kim") ? std::optional(shopper) : std::nullopt;
    }
    QCoro::Task<Result<void>> letGo(Id, QList<Id>) override
    {
        ++deliveriesAsked;
        if (const char *code = deliveriesRefuse)
            co_return refuse(*code::find(code));
        co_return Result<void>();
    }

    std::atomic<const char *> deliveriesRefuse{nullptr}; ///< with this code, when they are asked to let go
    std::atomic<int> deliveriesAsked{0};
    std::atomic<Id> lastProduct{0};
};

/// Orders and stock behind a real edge. Payments and deliveries are played by the test.
/// Thread: the test's.
class OrdersCase
{
public:
    static constexpr Id shopper = PlayedPeer::shopper;
    static constexpr Id otherShopper = 1002;
    static constexpr Id operatorId = 2001;

    explicit OrdersCase(int ordersPerSecond = 0, bool samplesBuy = false)
        : placing(edge.ground().all, {module, stockModule, sales}, settingsWith(ordersPerSecond, samplesBuy))
    {
        edge.start({&catalogue, &played, &approvals, &stockModule, &sales, &module, &placing});
    }
    ~OrdersCase() { edge.stop(); }

    Caller member(Id id = shopper) { return caller(edge.memberTokens(), id, http::Customer); }
    /// A member of a load run.
    Caller loadMember(Id id = 1003) { return caller(edge.memberTokens(), id, http::Customer | access::loadRole); }
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
        bool shadow = false; ///< of a rehearsal
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
        option.shadow = given.shadow;
        sales::Sale sale;
        sale.id = edge.ids().next(now);
        sale.productId = option.productId;
        sale.openAt = now + given.opens.value_or(std::chrono::seconds(0));
        sale.closeAt = sale.openAt + std::chrono::hours(1);
        sale.perMemberLimit = given.limit;
        inside([&](sql::Connection &connection) {
            stockModule.store().insertOption(connection, option, now);
            if (given.limit || given.opens)
                FIRSTCOME_ASSERT(sales.store().insert(connection, sale, now).has_value(), "no sale overlaps here");
        });
        played.lastProduct = option.productId;
        return option.id;
    }

    Id optionsProduct(Id optionId)
    {
        return edge.database()
            .read(
                [&](sql::Connection &connection) { return stockModule.store().find(connection, optionId)->productId; })
            .get();
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
        inside([&](sql::Connection &connection) { module.payments().paid(connection, {orderId}, edge.clock()()); });
        tell(PaymentApproved{.orderId = orderId, .paymentId = 1});
    }
    template <typename Payload>
    void tell(const Payload &payload)
    {
        const auto event = events::eventOf(payload, 1, edge.clock()());
        inside([&](sql::Connection &connection) { worker.apply(connection, std::span(&event, 1)); });
    }
    void sweep() { QCoro::waitFor(sweeper.run()); }

    template <typename Work>
    void inside(Work work)
    {
        edge.database().write(sql::Queue::Background, std::move(work)).get();
    }

    work::Loop loop;
    Edge edge;
    ToldChanges told{edge.ground().changes};
    KeptAudit &audit = edge.ground().audit;
    EveryProduct catalogue{QStringLiteral("Ring")};
    PlayedPeer played;
    approvals::ApprovalsModule approvals{edge.ground().all, std::chrono::hours(24)};
    stock::StockModule stockModule{edge.ground().all, approvals};
    sales::SalesModule sales{edge.ground().all, stockModule, std::chrono::seconds(600)};
    orders::OrdersModule module{edge.ground().all, stockModule, sales};
    placement::PlacementModule placing;
    orders::OrderWorker worker{{module.tables(), {}, edge.clock()}};
    orders::SweepOrders sweeper{{edge.database(), module.tables(), {}, edge.clock(), [this](Id orderId) {
                                     return module.resumeCancel(orderId);
                                 }}};

private:
    static placement::PlacementSettings settingsWith(int ordersPerSecond, bool samplesBuy)
    {
        placement::PlacementSettings settings;
        settings.rules.samplesBuy = samplesBuy;
        settings.limits = {512, std::chrono::seconds(60)};
        settings.ordersPerSecond = ordersPerSecond;
        return settings;
    }

    Caller caller(const access::Tokens &tokens, Id id, quint32 rights)
    {
        const Instant now = edge.clock()();
        http::Principal principal;
        principal.id = id;
        principal.rights = rights;
        principal.tokenId = "7";
        principal.expiresAt = now + std::chrono::hours(1);
        return Caller(edge.url(), tokens.issue(principal, now));
    }
};

} // namespace firstcome::test
