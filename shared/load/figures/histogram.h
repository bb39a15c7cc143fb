// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/moment.h"
#include <cstdint>
#include <vector>

namespace firstcome::load {

/// Counts durations from 1 us to 1 h with three significant decimal digits, in the bucket layout of HdrHistogram:
/// 2048 linear sub-buckets, then 1024 for every further power of two.
/// Takes memory only once something is recorded.
/// Invariant: a value read back differs from the one recorded by less than 0.1 %.
/// Thread: none; one writer, merged by whoever reads.
class Histogram
{
public:
    static constexpr Micros highestTrackable{3'600'000'000};

    /// Beyond the range it is counted at the nearest end, and in `beyond`.
    void record(Micros value, std::uint64_t times = 1);
    void merge(const Histogram &other);
    void clear();

    std::uint64_t count() const { return m_count; }
    std::uint64_t beyond() const { return m_beyond; }
    bool empty() const { return m_count == 0; }
    Micros lowest() const; ///< 0 when empty, as the others below
    Micros highest() const;
    double meanMicros() const;
    /// The highest value that is the same as the one at `percent` (0 to 100) to three digits; never above `highest`.
    Micros percentile(double percent) const;
    /// Percent of the values that are at or below `value`.
    double percentAtOrBelow(Micros value) const;

    static std::size_t bucketCount();
    static Micros lowestEquivalent(Micros value);
    static Micros highestEquivalent(Micros value);
    static Micros medianEquivalent(Micros value);

private:
    std::vector<std::uint64_t> m_counts; ///< empty until the first value
    std::uint64_t m_count = 0;
    std::uint64_t m_beyond = 0;
    std::int64_t m_lowest = INT64_MAX;
    std::int64_t m_highest = 0;
};

} // namespace firstcome::load
