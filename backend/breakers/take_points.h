// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/point_store.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/resilience/breaker_board.h"
#include <map>
#include <qcorotask.h>

namespace firstcome::breakers {

/// The history of this process's breakers: a point every `pointEvery` while something happens, and one at each change
/// of state.
/// Invariant: kept for `keptFor`; what a point that could not be written would have told is in the next one.
/// Thread: worker loop.
class TakePoints
{
public:
    static constexpr std::chrono::seconds pointEvery{10};
    static constexpr std::chrono::days keptFor{7};

    TakePoints(const Ground &ground, const resilience::BreakerBoard &board, std::function<int()> instance)
        : m_ground(ground), m_board(board), m_instance(std::move(instance))
    {
    }

    /// Writes those that are due.
    QCoro::Task<> take();
    /// Removes those that are too old.
    QCoro::Task<> sweep() const;

private:
    struct Last
    {
        Instant at{};
        resilience::BreakerState state = resilience::BreakerState::Closed;
        resilience::CallCounts totals;
        qint64 turnedAway = 0;
    };

    const Ground m_ground;
    const resilience::BreakerBoard &m_board;
    const std::function<int()> m_instance;
    std::map<QByteArray, Last> m_last;
};

} // namespace firstcome::breakers
