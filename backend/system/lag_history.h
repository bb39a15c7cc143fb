// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/group_figures.h"
#include "backend/system/lag_store.h"
#include <map>

namespace firstcome::system {

/// How far the consumer groups were behind, a point every `pointEvery`, of a group that stays up to date one every
/// `quietEvery`.
/// Invariant: kept for `keptFor`. Thread: worker loop.
class LagHistory
{
public:
    static constexpr std::chrono::seconds pointEvery{10};
    static constexpr std::chrono::minutes quietEvery{5};
    static constexpr std::chrono::days keptFor{7};

    LagHistory(const SystemGround &ground, const GroupFigures &groups) : m_ground(ground), m_groups(groups) {}

    QCoro::Task<> take();
    /// Removes what is too old.
    QCoro::Task<> sweep() const;

private:
    bool isWorthKeeping(const KeptLag &lag) const;

    const SystemGround &m_ground;
    const GroupFigures &m_groups;
    std::map<QByteArray, LagPoint> m_last; ///< written
};

} // namespace firstcome::system
