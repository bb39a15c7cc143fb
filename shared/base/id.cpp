// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/id.h"

#include "shared/base/plain_number.h"

namespace firstcome {

namespace {

constexpr qint64 epochMillis = 1'704'067'200'000; // 2024-01-01T00:00:00Z
constexpr int counterBits = 12;
constexpr int instanceBits = 10;
constexpr qint64 counterMask = (1 << counterBits) - 1;

std::optional<Id> positive(std::optional<qint64> number)
{
    return number && *number > 0 ? number : std::nullopt;
}

} // namespace

std::optional<Id> idFrom(QStringView text)
{
    return positive(plainNumber(text));
}

std::optional<Id> idFrom(QByteArrayView text)
{
    return positive(plainNumber(text));
}

Id IdSource::next(Instant now)
{
    return nextRange(now, 1);
}

Id IdSource::nextRange(Instant now, int count)
{
    const std::scoped_lock lock(m_mutex);
    const qint64 instance = qint64(m_instance) << counterBits;
    const Id byClock = ((toMillis(now) - epochMillis) << (counterBits + instanceBits)) | instance;
    Id first = std::max(byClock, m_last + 1);
    // Keep our own instance bits and the whole range within one counter, else go on in the next millisecond.
    const bool foreign = (first & (((qint64(1) << instanceBits) - 1) << counterBits)) != instance;
    if (foreign || (first & counterMask) + count - 1 > counterMask) {
        const qint64 millis = (first >> (counterBits + instanceBits)) + 1;
        first = (millis << (counterBits + instanceBits)) | instance;
    }
    m_last = first + count - 1;
    return first;
}

void IdSource::become(int instance)
{
    const std::scoped_lock lock(m_mutex);
    m_instance = instance & 0x3ff;
}

void IdSource::raiseFloor(Id floor)
{
    const std::scoped_lock lock(m_mutex);
    m_last = std::max(m_last, floor);
}

} // namespace firstcome
