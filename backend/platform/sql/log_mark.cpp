// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/log_mark.h"

#include <QtEndian>
#include <algorithm>

namespace firstcome::sql {

namespace {

constexpr int beforeAt = 8;
constexpr int movedAt = 16;

} // namespace

LogMark LogMark::from(const char *bytes)
{
    return {qFromBigEndian<quint64>(bytes), qFromBigEndian<quint64>(bytes + beforeAt),
            qFromBigEndian<quint32>(bytes + movedAt)};
}

LogMark::Bytes LogMark::bytes() const
{
    Bytes bytes;
    qToBigEndian(log, bytes.data());
    qToBigEndian(before, bytes.data() + beforeAt);
    qToBigEndian(moved, bytes.data() + movedAt);
    return bytes;
}

void LogMark::begin(quint64 salts)
{
    if (salts == log)
        return;
    // A log that began and of which nothing came here changes nothing of what may come back.
    if (before == 0)
        before = log;
    log = salts;
}

void LogMark::moveIn(const LogExtent &part)
{
    if (part.salts != log)
        return;
    moved = std::max(before == 0 ? moved : 0, part.frames);
    before = 0;
}

bool LogMark::takes(const LogExtent &found) const
{
    const bool isUntouched = before != 0 && found.salts == log;
    return knows(found.salts) && (isUntouched || found.frames >= moved);
}

bool LogMark::knows(quint64 salts) const
{
    return log == 0 || salts == log || (before != 0 && salts == before);
}

} // namespace firstcome::sql
