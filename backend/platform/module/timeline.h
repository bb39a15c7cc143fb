// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QString>

namespace firstcome {

/// One thing that happened to an order, as a layer remembers it (N1).
struct TimelineEntry
{
    Instant at{};
    QByteArray layer;   ///< "order", "stock", "payment", "outbox", "delivery", "gateway" ...
    QString what;       ///< one short sentence in English
    QJsonObject detail; ///< ids, offsets, amounts
};

} // namespace firstcome
