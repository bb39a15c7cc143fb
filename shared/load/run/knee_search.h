// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>
#include <optional>

namespace firstcome::load {

/// Looks for the highest rate at which a claim holds: doubles until it does not, then halves the gap, to within 3 %.
/// A rate counts as too high only when it failed twice, and the last such is tried once more at the end, so that a busy
/// moment is not taken for the limit. Ends within `longest`, with what is known by then.
/// Pure: whoever uses it tries the rate for `probeLength` and says how it went.
class KneeSearch
{
public:
    static constexpr double precision = 0.03;
    static constexpr std::chrono::seconds longest{170};

    explicit KneeSearch(double firstRate) : m_rate(firstRate) {}

    bool done() const { return m_done; }
    double rate() const { return m_rate; }
    std::chrono::seconds probeLength() const;
    void judged(bool held);
    /// The highest rate that held; nothing when none did.
    std::optional<double> knee() const { return m_held; }

private:
    void choose();

    double m_rate;
    std::optional<double> m_held;
    std::optional<double> m_failed;
    std::chrono::seconds m_spent{0};
    bool m_failedOnce = false;
    bool m_confirming = false;
    bool m_done = false;
};

} // namespace firstcome::load
