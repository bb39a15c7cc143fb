// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <vector>

namespace firstcome::simulation {

/// The luck of one run: the same seed gives the same luck, on every machine.
/// Thread: one.
class Dice
{
public:
    explicit Dice(quint64 seed) : m_state(seed) {}

    quint64 roll()
    {
        // splitmix64
        m_state += 0x9e3779b97f4a7c15ULL;
        quint64 mixed = m_state;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// 0 to `sides` - 1.
    qint64 below(qint64 sides) { return sides <= 1 ? 0 : qint64(roll() % quint64(sides)); }

    struct Range
    {
        qint64 least = 0;
        qint64 most = 0;
    };
    qint64 within(Range range) { return range.least + below(range.most - range.least + 1); }
    /// True in so many of a thousand cases, or of a hundred thousand.
    bool inThousand(int share) { return below(1'000) < share; }
    bool seldom(int share) { return below(100'000) < share; }
    template <typename T>
    const T &oneOf(const std::vector<T> &all)
    {
        return all[size_t(below(qint64(all.size())))];
    }

private:
    quint64 m_state;
};

} // namespace firstcome::simulation
