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

} // namespace firstcome
