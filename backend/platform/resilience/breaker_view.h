// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/resilience/breaker.h"
#include <QJsonObject>

namespace firstcome::resilience {

/// {name, state, calls, failed, slow, failureRate, slowRate, turnedAway, since, halfOpenAt?, cause?}: one process's
/// breaker as others see it. A rate of no calls is null.
QJsonObject toJson(const QByteArray &name, const BreakerSnapshot &snapshot);

/// {failureRate, slowRate, slowMs, window, least, probes, openSeconds, longestOpenSeconds}
QJsonObject toJson(const BreakerLimits &limits);

/// `part` of `all`; null of none.
QJsonValue share(qint64 part, qint64 all);

} // namespace firstcome::resilience
