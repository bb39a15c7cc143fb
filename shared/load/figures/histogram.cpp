// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/figures/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace firstcome::load {

namespace {

// Three digits need every value below 2 * 10^3 in a bucket of its own: the next power of two is 2048.
constexpr int halfBits = 10;
constexpr std::int64_t subBuckets = std::int64_t(1) << (halfBits + 1);
constexpr std::int64_t halfBuckets = subBuckets / 2;

constexpr int powersNeeded(std::int64_t highest)
{
    int powers = 1;
    for (std::int64_t covered = subBuckets; covered <= highest; covered *= 2)
        ++powers;
    return powers;
}

constexpr std::size_t buckets = std::size_t((powersNeeded(Histogram::highestTrackable.count()) + 1) * halfBuckets);

/// How many times the sub-buckets were doubled for this value; each covers 2^shift values.
int shiftOf(std::int64_t value)
{
    return std::max(0, int(std::bit_width(std::uint64_t(value))) - (halfBits + 1));
}

std::size_t indexOf(std::int64_t value)
{
    const int shift = shiftOf(value);
    return std::size_t(std::int64_t(shift) * halfBuckets + (value >> shift));
}

std::int64_t lowestAt(std::size_t index)
{
    const std::int64_t position = std::int64_t(index);
    if (position < subBuckets)
        return position;
    const std::int64_t shift = position / halfBuckets - 1;
    return (position % halfBuckets + halfBuckets) << shift;
}

std::int64_t highestAt(std::size_t index)
{
    return lowestAt(index + 1) - 1;
}

} // namespace

std::size_t Histogram::bucketCount()
{
    return buckets;
}

Micros Histogram::lowestEquivalent(Micros value)
{
    return Micros(lowestAt(indexOf(value.count())));
}

Micros Histogram::highestEquivalent(Micros value)
{
    return Micros(highestAt(indexOf(value.count())));
}

Micros Histogram::medianEquivalent(Micros value)
{
    const int shift = shiftOf(value.count());
    return lowestEquivalent(value) + Micros((std::int64_t(1) << shift) / 2);
}

void Histogram::record(Micros value, std::uint64_t times)
{
    const std::int64_t kept = std::clamp(value.count(), std::int64_t(0), highestTrackable.count());
    if (kept != value.count())
        m_beyond += times;
    if (m_counts.empty())
        m_counts.resize(buckets);
    m_counts[indexOf(kept)] += times;
    m_count += times;
    m_lowest = std::min(m_lowest, kept);
    m_highest = std::max(m_highest, kept);
}

void Histogram::merge(const Histogram &other)
{
    if (other.empty())
        return;
    if (m_counts.empty())
        m_counts.resize(buckets);
    for (std::size_t i = 0; i < buckets; ++i)
        m_counts[i] += other.m_counts[i];
    m_count += other.m_count;
    m_beyond += other.m_beyond;
    m_lowest = std::min(m_lowest, other.m_lowest);
    m_highest = std::max(m_highest, other.m_highest);
}

void Histogram::clear()
{
    std::fill(m_counts.begin(), m_counts.end(), 0);
    m_count = m_beyond = 0;
    m_lowest = INT64_MAX;
    m_highest = 0;
}

Micros Histogram::lowest() const
{
    return empty() ? Micros(0) : Micros(m_lowest);
}

Micros Histogram::highest() const
{
    return Micros(m_highest);
}

double Histogram::meanMicros() const
{
    if (empty())
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        if (m_counts[i] != 0)
            sum += double(m_counts[i]) * double(medianEquivalent(Micros(lowestAt(i))).count());
    }
    return sum / double(m_count);
}

Micros Histogram::percentile(double percent) const
{
    if (empty())
        return Micros(0);
    // One step below, so that 50 % of two values is the first also where the product is not exact.
    const double asked = std::nextafter(std::clamp(percent, 0.0, 100.0), 0.0);
    const auto wanted = std::max<std::uint64_t>(1, std::uint64_t(std::ceil(asked / 100.0 * double(m_count))));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < buckets; ++i) {
        seen += m_counts[i];
        if (seen >= wanted)
            return Micros(std::min(highestAt(i), m_highest));
    }
    return highest();
}

double Histogram::percentAtOrBelow(Micros value) const
{
    if (empty())
        return 100;
    const std::size_t last = indexOf(std::clamp(value.count(), std::int64_t(0), highestTrackable.count()));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i <= last; ++i)
        seen += m_counts[i];
    return 100.0 * double(seen) / double(m_count);
}

} // namespace firstcome::load
