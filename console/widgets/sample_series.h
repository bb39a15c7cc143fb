// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QMetaType>
#include <deque>
#include <vector>

namespace firstcome {

struct Sample
{
    Instant at;
    double value;
};

/// How long samples are kept; two further apart than `gapAfter` have no line between them.
struct SampleSpan
{
    std::chrono::milliseconds keep{60'000};
    std::chrono::milliseconds gapAfter{5'000};
};

/// What a figure was over the last while, oldest first.
/// Invariant: times only grow (an older sample is dropped); nothing older than `keep` before the newest stays.
class SampleSeries
{
public:
    explicit SampleSeries(SampleSpan span = {}) : m_span(span) {}

    void add(Sample sample);
    /// Data stopped here: the next sample starts a new line however soon it comes.
    void breakLine();
    void clear();

    const SampleSpan &span() const { return m_span; }
    bool isEmpty() const { return m_samples.empty(); }
    std::optional<Sample> first() const;
    std::optional<Sample> last() const;
    /// The runs without a gap, each oldest first.
    std::vector<std::vector<Sample>> runs() const;
    std::vector<Sample> samples() const;

private:
    struct Point
    {
        Sample sample;
        bool startsLine;
    };
    SampleSpan m_span;
    std::deque<Point> m_samples;
    bool m_broken = true;
};

} // namespace firstcome

Q_DECLARE_METATYPE(firstcome::SampleSeries)
