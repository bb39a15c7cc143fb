// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QList>
#include <optional>

namespace firstcome {

enum class BreakerState : quint8 { Closed, Open, HalfOpen, ForcedOpen, ForcedClosed, Disabled };

/// From which share of bad calls a breaker opens. Shares are 0 to 1.
struct BreakerLimits
{
    double failureRate = 0;
    double slowRate = 0;
    qint64 slowMs = 0; ///< a call that takes longer counts as slow
    qint64 window = 0; ///< the last calls that count
};

/// What stands between us and one dependency, over all instances, as the server tells it.
struct BreakerView
{
    struct Forced
    {
        BreakerState state = BreakerState::ForcedOpen;
        QString by;
        QString reason;
        Instant until{};
    };
    struct OfInstance
    {
        QString id;
        BreakerState state = BreakerState::Closed;
        qint64 calls = 0;
        qint64 failed = 0;
    };

    QString name;
    BreakerState state = BreakerState::Closed;
    qint64 calls = 0; ///< of the window; the next two are some of them
    qint64 failed = 0;
    qint64 slow = 0;
    qint64 turnedAway = 0;
    std::optional<Instant> halfOpenAt;
    QString cause; ///< of the last failure
    std::optional<BreakerLimits> limits;
    std::optional<Forced> forced;
    QList<OfInstance> instances;

    double failureRate() const { return calls > 0 ? double(failed) / double(calls) : 0; }
    double slowRate() const { return calls > 0 ? double(slow) / double(calls) : 0; }
    bool turnsAway() const { return state == BreakerState::Open || state == BreakerState::ForcedOpen; }
};

/// How it stood over a step of time.
struct BreakerPoint
{
    Instant at{};
    BreakerState state = BreakerState::Closed;
    qint64 calls = 0;
    qint64 failed = 0;
    qint64 slow = 0;
    qint64 turnedAway = 0;
};

/// What other limits would have done.
struct WhatIf
{
    int times = 0; ///< it would have opened
    std::chrono::milliseconds open{0};
    qint64 turnedAway = 0;
};

/// A state that is not known is none.
std::optional<BreakerState> breakerStateFrom(const QString &text);
std::optional<BreakerView> breakerFrom(const QJsonObject &item);
std::optional<BreakerPoint> breakerPointFrom(const QJsonObject &item);
WhatIf whatIfFrom(const QJsonObject &answer);

} // namespace firstcome
