// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QString>
#include <mutex>
#include <optional>

namespace firstcome {

/// 41 bits of milliseconds since 2024-01-01, 10 bits of instance number, 12 bits of counter. Travels as a string in
/// JSON.
using Id = qint64;

inline QString idText(Id id)
{
    return QString::number(id);
}

/// Reads a positive decimal id; nothing for anything else (sign, space, leading zero, overflow).
std::optional<Id> idFrom(QStringView text);
std::optional<Id> idFrom(QByteArrayView text);

/// Gives ids that only grow.
/// Invariant: never below the last one given nor `floor`, so a clock that goes back only slows it.
/// Thread: any.
class IdSource
{
public:
    /// `instance` 0 to 1023, leased in SQL; `floor` the highest id stored at start.
    explicit IdSource(int instance = 0, Id floor = 0) : m_instance(instance & 0x3ff), m_last(floor) {}

    Id next(Instant now);
    /// The first of `count` (1 to 4000) consecutive ids.
    Id nextRange(Instant now, int count);
    void raiseFloor(Id floor);
    /// From now on with this number of instance.
    void become(int instance);

private:
    std::mutex m_mutex;
    int m_instance;
    Id m_last;
};

} // namespace firstcome
