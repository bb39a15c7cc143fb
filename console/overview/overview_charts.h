// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_history.h"
#include <QWidget>

namespace firstcome {

class ChartGroup;
class TimeChart;

/// The last five minutes side by side: orders, answer times, lag; where there is room, below them requests, orders in
/// flight and revenue. One span of time and one time cursor over all of them, paused together.
/// Thread: GUI.
class OverviewCharts : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes shown{5};
    /// As high as two rows that can be read.
    static constexpr int heightForTwoRows = 480;

    explicit OverviewCharts(QWidget *parent = nullptr);

    /// The newest of the history, as of `at`, our clock.
    void add(const OverviewHistory &history, Instant at);
    void addSagas(const SagaFigures &sagas, Instant at);
    /// The connection was lost: the lines end here.
    void breakLines();
    void setPaused(bool paused);
    bool isPaused() const;
    void retranslate();
    std::vector<TimeChart *> charts() const { return {m_orders, m_latency, m_lag, m_requests, m_sagas, m_revenue}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    TimeChart *m_orders;
    TimeChart *m_latency;
    TimeChart *m_lag;
    TimeChart *m_requests;
    TimeChart *m_sagas;
    TimeChart *m_revenue;
    ChartGroup *m_group;
};

} // namespace firstcome
