// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QList>
#include <optional>

namespace firstcome {

/// An invariant that can be asked at any time, also while selling: one query in one snapshot.
struct Check
{
    QByteArray id; ///< "stock.conserved", stable
    QString name;  ///< one sentence: what always holds
    /// What is wrong (the first few offenders), or nothing when it holds. `now` is the snapshot's time.
    std::function<std::optional<QString>(sql::Connection &, Instant now)> violation;
    bool live = false; ///< about what a running server holds in memory: nothing to ask of a database alone
};

/// The usual check: a query that must return no row; the first column of the offenders is shown.
Check noRows(QByteArray id, QString name, QByteArray query);

/// Whether the database itself is sound: SQLite's integrity_check and foreign_key_check; of a server, that every table
/// can be opened and is kept by InnoDB, which alone keeps transactions.
QList<Check> integrityChecks();

} // namespace firstcome
