// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/resilience/breaker_view.h"
#include <QWidget>

namespace firstcome {

class ChartGroup;
class TimeChart;

/// How one dependency fared in the last hour: shares of bad calls and calls, with what its breaker did at its moment.
/// Thread: GUI.
class BreakerCharts : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::hours shown{1};

    explicit BreakerCharts(QWidget *parent = nullptr);

    /// Of another one: nothing is known yet.
    void begin(const QString &dependency);
    /// In order of time, on our clock.
    void show(const std::vector<BreakerPoint> &points);
    void retranslate();
    QList<TimeChart *> charts() const { return {m_shares, m_calls}; }

private:
    void showMarks();

    TimeChart *m_shares;
    TimeChart *m_calls;
    ChartGroup *m_group;
    QString m_dependency;
    std::vector<BreakerPoint> m_points;
};

} // namespace firstcome
