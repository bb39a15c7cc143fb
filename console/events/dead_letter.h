// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QString>

namespace firstcome {

/// A dead letter's payload as somebody mended it.
struct LetterCopy
{
    Id id = 0;
    QString by;
    Instant at{};
    QString payload; ///< indented
};

/// An event that a consumer group could not apply, as the server tells it.
struct DeadLetter
{
    enum class State : quint8 { Waiting, Replayed, Discarded };

    Id id = 0;
    State state = State::Waiting;
    QString group;
    QString topic;
    int partition = 0;
    QString type;
    QString key; ///< an order, in the topics of the shop
    QString reason;
    qint64 attempts = 0;
    qint64 parked = 0; ///< events of its key that wait behind it
    Instant at{};
    std::optional<Instant> nextAt;    ///< it is tried again by itself
    QString payload;                  ///< indented
    std::optional<LetterCopy> mended; ///< the newest copy

    bool waits() const { return state == State::Waiting; }
};

/// Nothing when it is none.
std::optional<DeadLetter> deadLetterFrom(const QJsonObject &object);

} // namespace firstcome
