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

QList<Check> integrityChecks()
{
    const auto sound = [](sql::Connection &connection, Instant) -> std::optional<QString> {
        if (!connection.isSqlite())
            return std::nullopt;
        auto &rows = connection.statement("PRAGMA quick_check(5)");
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
    return {{"database.sound", QStringLiteral("The database file is whole and has no orphans."), sound}};
}

} // namespace firstcome
