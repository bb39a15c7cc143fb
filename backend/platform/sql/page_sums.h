// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

struct sqlite3;

namespace firstcome::sql {

/// SQLite's pages have no checksum: a byte that changes on the disk is read as it is. From here on every page of a
/// database file ends with one (SQLite leaves eight bytes of each page alone where it is told to), made whenever the
/// page is written. Reading costs nothing for it: whoever wants to know asks `damageOfPages`. Before the first database
/// is opened; in every process that writes one. Thread: any.
void writePageSums();
/// A database that this connection makes has room for them; one that is there stays as it is.
void leaveRoomForSums(sqlite3 *connection);

/// What is wrong with the pages of this database file; nothing: each is as it was written, or it was made without sums.
/// What the log holds anew is passed over. While it is written to, a page is read again until it is whole.
/// Blocking: reads the whole file.
std::optional<QString> damageOfPages(const QString &databasePath);
/// ... of the file that is open there.
std::optional<QString> damageOfPages(sqlite3 *connection);

} // namespace firstcome::sql
