// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/server_instance.h"
#include <QSet>
#include <QWidget>

namespace firstcome {

class ChartGroup;
class TimeChart;

/// What the instances did in the last five minutes, a line each: processor, delay of the main loop, requests.
/// Invariant: the first five that were seen have lines; one that is gone ends. Thread: GUI.
class InstanceCharts : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes shown{5};

    explicit InstanceCharts(QWidget *parent = nullptr);

    /// As of `at`, our clock.
    void add(const std::vector<ServerInstance> &instances, Instant at);
    /// The connection was lost: the lines end here.
    void breakLines();
    void retranslate();
    QList<TimeChart *> charts() const { return m_charts; }

private:
    void nameLine(const QString &number);

    enum Place { Processor, Delay, Requests };

    QList<TimeChart *> m_charts;
    ChartGroup *m_group;
    QSet<QString> m_lines;
};

} // namespace firstcome
