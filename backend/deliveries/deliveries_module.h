// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/deliveries.h"
#include "backend/deliveries/sample_deliveries.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/module/module.h"
#include "shared/base/adjustable.h"

namespace firstcome::deliveries {

/// Deliveries of order lines: requested when the stock is committed, handed to the carrier, followed until they end.
class DeliveriesModule final : public Module
{
public:
    /// `byDay`: the daily job moves them, beside what the carrier reports.
    DeliveriesModule(const Ground &ground, Carrier carrier, Adjustable<bool> byDay, const LoadOrders &loadOrders);

    Role role() const override { return Role::Deliveries; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { makeAllDue(connection, m_clock()); }
    QList<Check> checks() const override { return deliveryChecks(); }
    Id highestId(sql::Connection &connection) const override { return highestDeliveryId(connection); }
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;
    /// By the carrier's reference.
    std::optional<Id> orderKnownAs(sql::Connection &connection, const QString &text) const override;
    /// {deliveries}
    QJsonObject orderPart(sql::Connection &connection, Id orderId) const override;
    /// Takes back the deliveries of these lines.
    QCoro::Task<Result<void>> letGo(Id orderId, QList<Id> lineIds) override;

    const SampleRecords &samples() const { return m_samples; }

private:
    QCoro::Task<http::Response> notified(const http::Request &request);

    const Clock m_clock;
    const Adjustable<bool> m_byDay;
    const LoadOrders m_loadOrders;
    const SampleDeliveries m_samples;
    Carrier m_carrier;
    Deliveries m_deliveries;
};

} // namespace firstcome::deliveries
