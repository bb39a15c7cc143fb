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
} // namespace prometheus

namespace firstcome::watch {

struct MetricName
{
    std::string name; ///< snake_case with its unit: "orders_placed_total", "outbox_age_seconds"
    std::string help; ///< one sentence
    std::map<std::string, std::string> labels = {}; ///< a small, closed set of values: never an id
};

/// The process's figures. Whoever has one keeps it himself and is asked when somebody reads, so that counting costs
/// nothing here. `read` must be quick, callable from any thread, and outlive the last reader.
/// Thread: any.
class Metrics
{
public:
    Metrics();
    ~Metrics();

    /// A number that only grows.
    void counterFrom(const MetricName &name, std::function<double()> read);
    /// A number that goes up and down.
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
