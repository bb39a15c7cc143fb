// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/outcome_counts.h"

namespace firstcome::placement {

void OutcomeCounts::publishFigures(watch::Metrics &metrics) const
{
    const auto publish = [&metrics](const QByteArray &outcome, const Count &count) {
        metrics.counterFrom({"placement_outcomes_total",
                             "Answers to requests for orders: PLACED, REPLAYED (an order placed before) or a code",
                             {{"outcome", outcome.toStdString()}}},
                            [&count] { return double(count); });
    };
    publish("PLACED", m_placed);
    publish("REPLAYED", m_replayed);
    for (size_t reason = 0; reason < m_refused.size(); ++reason)
        publish(codeOf(NotPlaced::Reason(reason)), m_refused[reason]);
}

} // namespace firstcome::placement
