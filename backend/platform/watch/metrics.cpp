// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/watch/metrics.h"

#include <mutex>
#include <prometheus/collectable.h>
#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

namespace firstcome::watch {

namespace {

struct Asked
{
    MetricName name;
    prometheus::MetricType type = prometheus::MetricType::Gauge;
    std::function<double()> read;
};

} // namespace

class Metrics::Private
{
public:
    std::vector<prometheus::MetricFamily> collect() const;
    void ask(Asked figure);

    mutable std::mutex mutex;
    std::vector<Asked> asked;
    std::vector<std::weak_ptr<prometheus::Collectable>> sources;
};

std::vector<prometheus::MetricFamily> Metrics::Private::collect() const
{
    std::vector<prometheus::MetricFamily> families;
    const std::scoped_lock lock(mutex);
    for (const auto &[name, type, read] : asked) {
        prometheus::ClientMetric metric;
        (type == prometheus::MetricType::Counter ? metric.counter.value : metric.gauge.value) = read();
        for (const auto &[label, value] : name.labels)
            metric.label.push_back({label, value});
        const auto sameName = [&](const auto &family) { return family.name == name.name; };
        auto family = std::find_if(families.begin(), families.end(), sameName);
        if (family == families.end())
            family = families.insert(families.end(), {name.name, name.help, type, {}});
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

void Metrics::Private::ask(Asked figure)
{
    const std::scoped_lock lock(mutex);
    asked.push_back(std::move(figure));
}

Metrics::Metrics() : m_private(std::make_unique<Private>()) {}

Metrics::~Metrics() = default;

void Metrics::counterFrom(const MetricName &name, std::function<double()> read)
{
    m_private->ask({name, prometheus::MetricType::Counter, std::move(read)});
}

void Metrics::gaugeFrom(const MetricName &name, std::function<double()> read)
{
    m_private->ask({name, prometheus::MetricType::Gauge, std::move(read)});
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
