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

LayerLook layerLook(const QString &layer);
/// What happened, in the operator's language as far as the server's words are known.
QString timelineSentence(const TimelineItem &item);

} // namespace firstcome
