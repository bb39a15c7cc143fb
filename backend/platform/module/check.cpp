// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/module/check.h"

namespace firstcome {

namespace {

constexpr int offendersShown = 5;

}

Check noRows(QByteArray id, QString name, QByteArray query)
{
    const auto violation = [query](sql::Connection &connection, Instant) -> std::optional<QString> {
        auto &rows = connection.statement(query);
        QStringList offenders;
        while (offenders.size() < offendersShown && rows.next())
            offenders.append(rows.string(0));
        rows.reset();
        if (offenders.isEmpty())
            return std::nullopt;
        return QStringLiteral("first offenders: %1").arg(offenders.join(QStringLiteral(", ")));
    };
    return {std::move(id), std::move(name), violation};
}

namespace {

/// A table that cannot be opened has no engine.
std::optional<QString> tablesWithoutTransactions(sql::Connection &connection)
{
    auto &rows =
        connection.statement("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() "
                             "AND table_type = 'BASE TABLE' AND COALESCE(engine, '') <> 'InnoDB'");
    QStringList faults;
    while (rows.next())
        faults.append(rows.string(0));
    return faults.isEmpty() ? std::nullopt
                            : std::optional(QStringLiteral("not kept by InnoDB: %1").arg(faults.join(u", ")));
}

} // namespace

QList<Check> integrityChecks()
{
    const auto sound = [](sql::Connection &connection, Instant) -> std::optional<QString> {
        if (!connection.isSqlite())
            return tablesWithoutTransactions(connection);
        auto &rows = connection.statement("PRAGMA integrity_check(5)");
        QStringList faults;
        while (rows.next()) {
            if (rows.text(0) != "ok")
                faults.append(rows.string(0));
        }
        auto &orphans = connection.statement("PRAGMA foreign_key_check");
        while (faults.size() < offendersShown && orphans.next())
            faults.append(QStringLiteral("orphan in %1").arg(orphans.string(0)));
        orphans.reset();
        return faults.isEmpty() ? std::nullopt : std::optional(faults.join(QStringLiteral("; ")));
    };
    return {{"database.sound", QStringLiteral("The database is whole: no damaged page or table, no orphans."), sound}};
}

} // namespace firstcome
