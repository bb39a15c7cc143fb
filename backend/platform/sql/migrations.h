// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QList>
#include <QMap>

namespace firstcome::sql {

/// One step of a module's schema, compiled in from its migrations/NNN_name.sql.
struct Migration
{
    QByteArray module;
    int number = 0;
    QByteArray name;
    QByteArray text; ///< portable SQL with tokens such as {{id}}, see README.md
};

/// The text for a dialect, tokens replaced.
QByteArray translated(const QByteArray &text, Dialect dialect);

/// The table in which a database remembers what was applied to it; with tokens.
QByteArray historyTable();

/// By which a database remembers a step's text.
QByteArray hashOf(const Migration &step);

/// What was applied to a database: the number of the newest step by module. Of a new one nothing.
QMap<QByteArray, int> newestSteps(Connection &connection);

/// Applies what is not applied yet, in the given order of modules and by number; remembers each with its text's hash.
/// Throws Failure when a step fails or when an applied step's text has changed since.
void migrate(Connection &connection, const QList<Migration> &migrations, Instant now);

} // namespace firstcome::sql
