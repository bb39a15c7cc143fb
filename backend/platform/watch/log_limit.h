// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArrayView>
#include <QHash>
#include <chrono>
#include <optional>

namespace firstcome::watch {

/// For what could write a line at every request: lets one a second through for each cause, and counts the rest.
/// Invariant: no more than `mostCauses` are told apart; beyond, all others are one. Thread: one.
class LogLimit
{
public:
    using Steady = std::chrono::steady_clock;
    static constexpr qsizetype mostCauses = 64;
    static constexpr std::chrono::seconds pause{1};

    /// How many lines of this cause were held back since the last; nothing when this one is held back too.
    std::optional<int> admits(QByteArrayView cause, Steady::time_point now);

private:
    struct Cause
    {
        Steady::time_point next{};
        int held = 0;
    };
    QHash<QByteArray, Cause> m_causes;
};

} // namespace firstcome::watch
