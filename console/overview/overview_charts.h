// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_history.h"
#include <QWidget>

namespace firstcome {

class TimeChart;

/// The last five minutes side by side: orders, answer times, lag; one time cursor over all three, paused together.
/// Thread: GUI.
class OverviewCharts : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes shown{5};

    explicit OverviewCharts(QWidget *parent = nullptr);

    /// The newest of the history, as of `at`, our clock.
    void add(const OverviewHistory &history, Instant at);
    /// The connection was lost: the lines end here.
    void breakLines();
    void setPaused(bool paused);
    bool isPaused() const;
    void retranslate();
    std::vector<TimeChart *> charts() const { return {m_orders, m_latency, m_lag}; }

private:
    TimeChart *m_orders;
    TimeChart *m_latency;
    TimeChart *m_lag;
};

} // namespace firstcome
