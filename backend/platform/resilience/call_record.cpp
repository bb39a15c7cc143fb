// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/call_record.h"

namespace firstcome::resilience {

void CallRecord::add(Instant now, const CallMade &call)
{
    const auto at = std::chrono::floor<std::chrono::seconds>(now);
    if (m_seconds.empty() || m_seconds.back().at < at)
        m_seconds.push_back({at, 0, 1, {}});
    while (m_seconds.front().at < at - span)
        m_seconds.pop_front();
    Second &second = m_seconds.back();
    if (second.calls++ % second.stride != 0)
        return;
    second.kept.push_back({now - at, call});
    if (second.kept.size() <= keptASecond)
        return;
    for (size_t i = 1; 2 * i < second.kept.size(); ++i)
        second.kept[i] = second.kept[2 * i];
    second.kept.resize((second.kept.size() + 1) / 2);
    second.stride *= 2;
}

std::vector<RecordedCall> CallRecord::since(Instant from) const
{
    std::vector<RecordedCall> calls;
    for (const Second &second : m_seconds) {
        qint64 left = second.calls;
        for (const Kept &kept : second.kept) {
            const int times = int(std::min<qint64>(left, second.stride));
            left -= times;
            if (second.at + kept.after >= from)
                calls.push_back({second.at + kept.after, kept.call, times});
        }
    }
    return calls;
}

} // namespace firstcome::resilience
