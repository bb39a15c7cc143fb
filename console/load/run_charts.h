// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/chart_group.h"
#include "console/widgets/chart_view.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QWidget>

namespace firstcome {

class TimeChart;

/// A run second by second: arrivals meant and sent, both latencies, outcomes, what waits to be sent. What was done to
/// it is drawn on every chart. Thread: GUI.
class RunCharts : public QWidget
{
    Q_OBJECT

public:
    explicit RunCharts(QWidget *parent = nullptr);

    /// Seconds count from `at`. Live: time goes on while nothing comes; else the picture ends with the run.
    void begin(Instant at, bool live);
    /// As a report and the engine's progress name it.
    void addSecond(const QJsonObject &second);
    void addNote(int second, const QString &text);
    void end();
    void showReport(const QJsonObject &report);
    QList<TimeChart *> charts() const { return m_charts; }
    void retranslate();

private:
    enum Place : quint8 { Rate, Latency, Outcomes, Waiting, PlaceCount };

    void show();

    QList<TimeChart *> m_charts;
    ChartGroup m_group;
    Instant m_begin{};
    Instant m_last{};
    bool m_live = false;
    std::vector<ChartMark> m_marks;
};

} // namespace firstcome
