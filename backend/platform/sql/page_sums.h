// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
struct sqlite3;

namespace firstcome::sql {

/// SQLite's pages have no checksum of their own: a byte that changed on the disk is read as if it had always been so.
/// From now on, in this process, each page that is written to a database made with `reservePageSums` ends in the XXH3
/// of its number and of what is before, and a page that is read must have it: else SQLITE_IOERR_DATA. A mapped page is
/// compared at its first use by a connection. Databases made without are read and written as they are (see
/// `lacksPageSums`), and so are logs and journals (a log has sums of SQLite's own, see left_log). Such a database also
/// says which log is its own (see log_mark), and a path by which a file is open here opens no other one. Any thread,
/// any number of times.
void keepPageSums();

/// A database that is made by this connection has room for the sums. Before its first table; no effect later.
void reservePageSums(sqlite3 *connection);

/// Whether there is a database whose head says that its pages have no sums: none of ours, or that byte was changed.
bool lacksPageSums(sqlite3 *connection);

} // namespace firstcome::sql
