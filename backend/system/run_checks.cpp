// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/run_checks.h"

#include <QJsonArray>

namespace firstcome::system {

QJsonObject runChecks(sql::Connection &connection, const QList<Check> &checks, Instant now)
{
    const sql::Unlimited unlimited(connection); // they read whole tables
    QJsonArray invariants;
    bool ok = true;
    for (const Check &check : checks) {
        const auto violation = check.violation(connection, now);
        QJsonObject item{{QStringLiteral("id"), QString::fromLatin1(check.id)},
                         {QStringLiteral("name"), check.name},
                         {QStringLiteral("ok"), !violation}};
        if (violation)
            item.insert(QStringLiteral("detail"), *violation);
        ok = ok && !violation;
        invariants.append(item);
    }
    return {{QStringLiteral("ok"), ok}, {QStringLiteral("at"), toIso(now)}, {QStringLiteral("invariants"), invariants}};
}

} // namespace firstcome::system
