// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>
#include <array>

namespace firstcome::sql {

/// A write-ahead log of SQLite: what it is known by while it grows (the salts of its head; it has others each time it
/// begins anew) and how many frames of it are whole.
struct LogExtent
{
    quint64 salts = 0;
    quint32 frames = 0;
};

/// What a database file says of its log, in bytes of its head that SQLite leaves free and that the sum of the first
/// page leaves out: SQLite itself takes in any log that lies there. A log begins when all of the one before is in the
/// file.
/// Invariant: of a log that it `takes`, the file has nothing or a part, and every page else is as it was when that log
/// began; so the two together are what the log's writer had.
struct LogMark
{
    static constexpr int at = 72; ///< https://www.sqlite.org/fileformat2.html: reserved for expansion
    static constexpr int size = 20;
    using Bytes = std::array<char, size>;

    static constexpr quint64 none = ~quint64(0);

    quint64 log = none; ///< 0: the file was made before there were marks
    quint64 before = 0; ///< the log before, which a power cut brings back; not 0: no page of `log` is here yet
    quint32 moved = 0;  ///< frames up to this one may be here: of `before` where it is not 0, else of `log`

    static LogMark from(const char *bytes);
    Bytes bytes() const;
    bool operator==(const LogMark &) const = default;

    /// To be durable before the head of the log is.
    void begin(quint64 salts);
    /// To be written before any of these frames is.
    void moveIn(const LogExtent &part);
    bool takes(const LogExtent &found) const;
    /// It takes it, whatever is whole of it.
    bool knows(quint64 salts) const;
};

} // namespace firstcome::sql
