// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace prometheus {
class Collectable;
class Counter;
class Gauge;
class Histogram;
} // namespace prometheus

namespace firstcome::watch {

struct MetricName
{
    std::string name; ///< snake_case with its unit: "orders_placed_total", "outbox_age_seconds"
    std::string help; ///< one sentence
    std::map<std::string, std::string> labels = {}; ///< a small, closed set of values: never an id
};

/// A number that only grows. Thread: any.
class Counter
{
public:
    explicit Counter(prometheus::Counter &counter) : m_counter(&counter) {}
    void add(double amount = 1) const;
    double value() const;

private:
    prometheus::Counter *m_counter;
};

/// A number that goes up and down. Thread: any.
class Gauge
{
public:
    explicit Gauge(prometheus::Gauge &gauge) : m_gauge(&gauge) {}
    void set(double value) const;
    void add(double amount) const;

private:
    prometheus::Gauge *m_gauge;
};

/// How observed values spread over buckets. Thread: any; takes a lock, so not for what happens 100,000 times a second.
class Histogram
{
public:
    explicit Histogram(prometheus::Histogram &histogram) : m_histogram(&histogram) {}
    void observe(double value) const;

private:
    prometheus::Histogram *m_histogram;
};

/// The process's figures, asked for by name; the same name and labels give the same figure again.
/// The handles it gives stay valid as long as it lives. Thread: any.
class Metrics
{
public:
    Metrics();
    ~Metrics();

    Counter counter(const MetricName &name);
    Gauge gauge(const MetricName &name);
    Histogram histogram(const MetricName &name, const std::vector<double> &upperBounds);
    /// A figure asked for when it is read. `read` must be quick and callable from any thread.
    void gaugeFrom(const MetricName &name, std::function<double()> read);
    /// Figures kept elsewhere, shown as long as `source` lives.
    void collectFrom(const std::shared_ptr<prometheus::Collectable> &source);

    /// All of it in the text format Prometheus reads.
    QByteArray text() const;

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace firstcome::watch
