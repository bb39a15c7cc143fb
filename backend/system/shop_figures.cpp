// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/shop_figures.h"

#include <prometheus/metric_family.h>

namespace firstcome::system {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

ClientMetric figure(double value, std::vector<ClientMetric::Label> labels = {})
{
    ClientMetric metric;
    metric.label = std::move(labels);
    metric.gauge.value = value;
    metric.counter.value = value;
    return metric;
}

/// A number of the overview and what it is called.
struct Sampled
{
    const char *name;
    const char *help;
    QJsonValue value;
};

std::vector<Sampled> numbersOf(const QJsonObject &overview)
{
    const QJsonValue orders = overview.value(u"orders");
    const QJsonValue lag = overview.value(u"lag");
    const QJsonValue claims = overview.value(u"claims");
    return {{"orders_placed_today", "Orders placed on this day in Seoul", orders[u"placedToday"]},
            {"orders_paid_today", "Orders paid on this day in Seoul", orders[u"paidToday"]},
            {"orders_delivered_today", "Orders delivered on this day in Seoul", orders[u"deliveredToday"]},
            {"revenue_today_won", "Paid on this day in Seoul, in won", orders[u"revenueToday"]},
            {"events_lag_events", "Events that wait for a consumer group", lag[u"events"]},
            {"events_lag_seconds", "Age of the oldest event that waits", lag[u"seconds"]},
            {"payment_exceptions", "Payments that wait for a person", overview.value(u"paymentExceptions")},
            {"claims_waiting", "Claims that wait for a decision", claims[u"waiting"]},
            {"claims_unpaid", "Approved claims whose money has not gone back yet", claims[u"unpaid"]}};
}

} // namespace

void ShopFigures::sampled(QJsonObject overview)
{
    const std::scoped_lock lock(m_mutex);
    m_overview = std::move(overview);
}

std::vector<MetricFamily> ShopFigures::Collect() const
{
    MetricFamily open{"breaker_open", "1 while calls are turned away or tried one by one", MetricType::Gauge, {}};
    MetricFamily turned{"breaker_turned_away_total", "Calls that were not made", MetricType::Counter, {}};
    for (const auto &[name, snapshot] : m_ground.breakers.snapshots()) {
        const std::vector<ClientMetric::Label> labels{{"name", name.toStdString()}};
        const bool closed = snapshot.state == resilience::BreakerState::Closed ||
                            snapshot.state == resilience::BreakerState::ForcedClosed ||
                            snapshot.state == resilience::BreakerState::Disabled;
        open.metric.push_back(figure(closed ? 0 : 1, labels));
        turned.metric.push_back(figure(double(snapshot.turnedAway), labels));
    }
    MetricFamily ready{"instance_ready", "1 while /readyz says so", MetricType::Gauge, {}};
    ready.metric.push_back(figure(m_ground.health.isReady() ? 1 : 0));
    MetricFamily disk{"disk_free_bytes", "Room on the disk of the data folder", MetricType::Gauge, {}};
    disk.metric.push_back(figure(double(m_ground.disk.freeBytes())));
    MetricFamily full{"disk_full", "1 while less than disk-reserve-bytes are free", MetricType::Gauge, {}};
    full.metric.push_back(figure(m_ground.disk.isFull() ? 1 : 0));
    MetricFamily dead{"dead_letters", "Events that a group could not take, by group", MetricType::Gauge, {}};

    const std::scoped_lock lock(m_mutex);
    std::vector<MetricFamily> families;
    for (const auto &[name, help, value] : numbersOf(m_overview)) {
        if (value.isDouble())
            families.push_back({name, help, MetricType::Gauge, {figure(value.toDouble())}});
    }
    const QJsonObject letters = m_overview.value(u"outbox")[u"deadLetters"].toObject();
    for (auto group = letters.begin(); group != letters.end(); ++group)
        dead.metric.push_back(figure(group->toDouble(), {{"group", group.key().toStdString()}}));
    for (MetricFamily *family : {&open, &turned, &ready, &disk, &full, &dead})
        families.push_back(std::move(*family));
    return families;
}

} // namespace firstcome::system
