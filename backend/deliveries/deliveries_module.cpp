// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries_module.h"

#include "backend/deliveries/migrations.gen.h"
#include "backend/platform/events/event_payload.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/order_payloads.h"

namespace firstcome::deliveries {

namespace {

constexpr std::chrono::milliseconds lookPause{200};
constexpr std::chrono::seconds dailyPause{1}; ///< between two looks whether the daily job's time has come

QList<Id> lineIdsOf(const events::Event &event)
{
    QList<Id> lineIds;
    for (const StockCommitted::Line &line : events::payloadOf<StockCommitted>(event).lines)
        lineIds.append(line.lineId);
    return lineIds;
}

} // namespace

DeliveriesModule::DeliveriesModule(const Ground &ground, Carrier carrier, Adjustable<bool> byDay,
                                   const LoadOrders &loadOrders)
    : m_clock(ground.clock), m_byDay(std::move(byDay)), m_loadOrders(loadOrders), m_carrier(std::move(carrier)),
      m_deliveries({ground.database, ground.ids, ground.outbox, ground.changes, ground.clock, loadOrders}, m_carrier)
{
}

QList<sql::Migration> DeliveriesModule::migrations() const
{
    return deliveries::migrations();
}

void DeliveriesModule::mountRoutes(http::Router &router)
{
    // Anyone may knock: it only makes us ask the carrier about a reference that we know.
    router.add(http::silent({http::Method::Post, "/v1/deliveries/notifications", http::Policy::open(),
                             http::AsyncHandler([this](const http::Request &request) { return notified(request); })}));
}

void DeliveriesModule::mountWorkers(Workers &workers)
{
    workers.consume(
        {"deliveries", {topic::stock}, [this](sql::Connection &connection, std::span<const events::Event> events) {
             std::vector<Id> orderIds;
             for (const events::Event &event : events) {
                 if (event.type == event::stockCommitted)
                     orderIds.push_back(event.key);
             }
             // A sample that was removed comes again where a group is set back.
             const auto removed = m_loadOrders.removed(connection, orderIds);
             std::vector<SoldLines> sold;
             for (const events::Event &event : events) {
                 if (event.type == event::stockCommitted && !removed.contains(event.key))
                     sold.push_back({event.key, lineIdsOf(event)});
             }
             m_deliveries.requestAll(connection, sold);
         }});
    workers.every(lookPause, "deliveries.look", [this] { return m_deliveries.look(); });
    workers.every(dailyPause, "deliveries.daily", [this]() -> QCoro::Task<> {
        if (m_byDay.get())
            co_await m_deliveries.moveByDay();
    });
}

QList<TimelineEntry> DeliveriesModule::timeline(sql::Connection &connection, Id orderId) const
{
    return deliveryTimeline(connection, orderId);
}

std::optional<Id> DeliveriesModule::orderKnownAs(sql::Connection &connection, const QString &text) const
{
    const auto delivery = findByReference(connection, text.toUtf8());
    return delivery ? std::optional(delivery->orderId) : std::nullopt;
}

QJsonObject DeliveriesModule::orderPart(sql::Connection &connection, Id orderId) const
{
    return {{QStringLiteral("deliveries"), deliveriesJson(connection, orderId)}};
}

QCoro::Task<Result<void>> DeliveriesModule::letGo(Id orderId, QList<Id> lineIds)
{
    return m_deliveries.cancel(orderId, std::move(lineIds));
}

QCoro::Task<http::Response> DeliveriesModule::notified(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    const QByteArray reference = fields->text("reference", 200).toUtf8();
    if (const auto wrong = fields->finish())
        co_return http::problem(*wrong, request);
    co_await m_deliveries.notified(reference);
    co_return http::noContent();
}

} // namespace firstcome::deliveries
