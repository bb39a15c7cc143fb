// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QObject>
#include <vector>

namespace firstcome {

class TimeChart;

/// The charts of a page as one: the same span of time, one time cursor over all of them, paused together.
/// Invariant: an instant is at the same place in every chart. Thread: GUI. The charts outlive it.
class ChartGroup : public QObject
{
    Q_OBJECT

public:
    explicit ChartGroup(QObject *parent = nullptr);

    void add(TimeChart *chart);
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }

private:
    void moveCursor(std::optional<Instant> at);
    void align();

    std::vector<TimeChart *> m_charts;
    bool m_paused = false;
};

} // namespace firstcome
