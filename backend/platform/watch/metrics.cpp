// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/metrics.h"

#include <mutex>
#include <prometheus/collectable.h>
#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace firstcome::watch {

namespace {

struct Asked
{
    MetricName name;
    std::function<double()> read;
};

} // namespace

class Metrics::Private
{
public:
    std::vector<prometheus::MetricFamily> collect() const;

    prometheus::Registry registry{prometheus::Registry::InsertBehavior::Merge};
    mutable std::mutex mutex;
    std::vector<Asked> asked;
    std::vector<std::weak_ptr<prometheus::Collectable>> sources;
};

std::vector<prometheus::MetricFamily> Metrics::Private::collect() const
{
    std::vector<prometheus::MetricFamily> families = registry.Collect();
    const std::scoped_lock lock(mutex);
    for (const auto &[name, read] : asked) {
        prometheus::ClientMetric metric;
        metric.gauge.value = read();
        for (const auto &[label, value] : name.labels)
            metric.label.push_back({label, value});
        const auto sameName = [&](const auto &family) { return family.name == name.name; };
        auto family = std::find_if(families.begin(), families.end(), sameName);
        if (family == families.end())
            family = families.insert(families.end(), {name.name, name.help, prometheus::MetricType::Gauge, {}});
        family->metric.push_back(std::move(metric));
    }
    for (const auto &weak : sources) {
        if (const auto source = weak.lock()) {
            auto collected = source->Collect();
            std::move(collected.begin(), collected.end(), std::back_inserter(families));
        }
    }
    return families;
}

void Counter::add(double amount) const
{
    m_counter->Increment(amount);
}

double Counter::value() const
{
    return m_counter->Value();
}

void Gauge::set(double value) const
{
    m_gauge->Set(value);
}

void Gauge::add(double amount) const
{
    m_gauge->Increment(amount);
}

void Histogram::observe(double value) const
{
    m_histogram->Observe(value);
}

Metrics::Metrics() : m_private(std::make_unique<Private>()) {}

Metrics::~Metrics() = default;

Counter Metrics::counter(const MetricName &name)
{
    return Counter(
        prometheus::BuildCounter().Name(name.name).Help(name.help).Register(m_private->registry).Add(name.labels));
}

Gauge Metrics::gauge(const MetricName &name)
{
    return Gauge(
        prometheus::BuildGauge().Name(name.name).Help(name.help).Register(m_private->registry).Add(name.labels));
}

Histogram Metrics::histogram(const MetricName &name, const std::vector<double> &upperBounds)
{
    auto &family = prometheus::BuildHistogram().Name(name.name).Help(name.help).Register(m_private->registry);
    return Histogram(family.Add(name.labels, upperBounds));
}

void Metrics::gaugeFrom(const MetricName &name, std::function<double()> read)
{
    const std::scoped_lock lock(m_private->mutex);
    m_private->asked.push_back({name, std::move(read)});
}

void Metrics::collectFrom(const std::shared_ptr<prometheus::Collectable> &source)
{
    const std::scoped_lock lock(m_private->mutex);
    m_private->sources.push_back(source);
}

QByteArray Metrics::text() const
{
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(m_private->collect()));
}

} // namespace firstcome::watch
