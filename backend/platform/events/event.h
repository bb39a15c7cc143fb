// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QByteArray>

namespace firstcome::events {

constexpr int partitionCount = 12;

/// Something that happened, as a module tells the others.
struct Event
{
    qint64 id = 0;       ///< unique; given by the log: its offset
    QByteArray topic;    ///< "firstcome.orders"
    Id key = 0;          ///< order id (or the entity's own): one key's events stay in order
    qint64 sequence = 0; ///< version of the emitting entity, rising per topic and key
    QByteArray type;     ///< "OrderPlaced"
    int version = 1;
    QByteArray payload; ///< JSON object, at most 64 KiB, no personal data
    QByteArray trace;   ///< W3C traceparent of the request that caused it, may be empty
    Instant at{};
    int origin = 0; ///< the number of the instance that appended it; given by the log
};

/// An event with its place among those of its topic and key, from 1 without a gap, where an engine needs it.
struct NumberedEvent
{
    Event event;
    qint64 ordinal = 0;
};

/// The partition of a key.
constexpr int partitionOf(Id key)
{
    // splitmix64's finalizer: ids share their low bits when a millisecond gives one id only
    quint64 mixed = quint64(key);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return int((mixed ^ (mixed >> 31)) % partitionCount);
}

} // namespace firstcome::events
