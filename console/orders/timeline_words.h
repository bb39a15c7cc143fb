// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include "console/widgets/colours.h"

namespace firstcome {

/// How a layer appears in the timeline.
struct LayerLook
{
    QString icon; ///< of the icon theme
    QString word;
    Tone tone = Tone::Neutral;
};

LayerLook layerLook(const TimelineItem &item);
/// Where an event lies in the log and who has not dealt with it yet: "firstcome.orders, partition 7, offset 4".
/// Empty for what is no event.
QString logPlace(const TimelineItem &item);
/// How many consumer groups have still to deal with an event.
int consumersBehind(const TimelineItem &item);
/// What happened, in the operator's language as far as the server's words are known.
QString timelineSentence(const TimelineItem &item);
/// Why it happened, as whoever did it said; empty: nobody said.
QString timelineReason(const TimelineItem &item);

} // namespace firstcome
