// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include <QJsonObject>
#include <QString>
#include <optional>
#include <vector>

namespace firstcome {

/// Orders of the Korean day so far.
struct OrderFigures
{
    qint64 placed = 0;
    qint64 paid = 0;
    qint64 delivered = 0;
    Money revenue = 0; ///< paid less paid back
};

/// Orders that are on their way now, by GET /v1/ops/sagas.
struct SagaFigures
{
    qint64 inFlight = 0;
    qint64 attention = 0;           ///< of them waiting for a person
    std::chrono::seconds oldest{0}; ///< how long the oldest is on its way
};

/// What shoppers and sellers were answered since the server started.
struct RequestFigures
{
    qint64 answered = 0;
    qint64 failed = 0;          ///< 5xx
    std::vector<double> bounds; ///< seconds, rising: upper bounds of the latency histogram
    std::vector<qint64> counts; ///< one more than bounds: the last is beyond them
};

struct LagFigures
{
    qint64 events = 0;
    double seconds = 0; ///< how long the oldest event has waited
};

struct BreakerFigures
{
    QString name;
    QString state; ///< CLOSED, OPEN, HALF_OPEN, FORCED_OPEN, FORCED_CLOSED, DISABLED
    qint64 calls = 0;
    qint64 failed = 0;
    qint64 slow = 0;
    qint64 turnedAway = 0;

    bool isClosed() const;
};

/// One answer of GET /v1/ops/overview or frame of the live topic `metrics`. What the server does not say is absent, so
/// that the page can say "no data" instead of zero.
struct Overview
{
    Instant now{}; ///< the server's
    std::optional<OrderFigures> orders;
    std::optional<RequestFigures> requests;
    std::optional<LagFigures> lag;
    std::optional<std::vector<BreakerFigures>> breakers;
    std::optional<qint64> deadLetters;
    std::optional<qint64> diskFree;          ///< bytes
    std::optional<qint64> paymentExceptions; ///< payments that wait for a person
};

Overview overviewFrom(const QJsonObject &object);
/// Of GET /v1/ops/sagas.
SagaFigures sagaFiguresFrom(const QJsonObject &object);

} // namespace firstcome
