// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::sql {

/// Why the log that lies beside a database must not be taken in.
struct LogFault
{
    enum class Kind {
        Damaged, ///< it does not add up within
        Foreign, ///< it is not this database's, or not of this state of it
    };

    Kind kind;
    QString words; ///< for `Foreign` with what to do
};

/// Where the file has a second name, by a hard link or as a symbolic one: whoever opens it by that name keeps a log of
/// his own of it, or a lock of another folder, and the two would destroy each other's pages.
std::optional<LogFault> faultOfNames(const QString &databasePath);

/// Of a rollback journal beside a database that keeps a write-ahead log: SQLite would roll it into that, whosever it
/// is, although a database that keeps a log has none after its first page. Nothing: there is none. Blocking.
std::optional<LogFault> faultOfJournal(const QString &databasePath);

/// Of the log that a killed SQLite left; nothing: it is sound and this database's, or there is none. SQLite itself
/// takes in any log, and takes the first frame that does not add up for its end, so that a byte that changed within it
/// would undo every later transaction without a word. A torn end is no damage: with synchronous=FULL only the last
/// transaction can be torn, so a log that goes on behind another transaction was whole once. Whose it is, the database
/// says (see log_mark); one from before there were marks says nothing.
/// Only while nobody has the database open. Blocking: reads the whole log.
std::optional<LogFault> faultOfLeftLog(const QString &databasePath);

/// The same for who reads beside a server, as far as it can be told there: whether the log is foreign.
std::optional<LogFault> faultOfServedLog(const QString &databasePath);

} // namespace firstcome::sql
