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

QJsonObject runChecks(sql::Connection &connection, const EveryCheck &checks, Instant now)
{
    if (const auto damage = checks.schema.violation(connection, now))
        return onlyBroken(checks.schema, *damage, now);
    Check holds = checks.schema;
    holds.violation = [](sql::Connection &, Instant) { return std::nullopt; };
    return runChecks(connection, QList{holds} + checks.others, now);
}

QJsonObject onlyBroken(const Check &check, const QString &detail, Instant now)
{
    const QJsonObject invariant{{QStringLiteral("id"), QString::fromLatin1(check.id)},
                                {QStringLiteral("name"), check.name},
                                {QStringLiteral("ok"), false},
                                {QStringLiteral("detail"), detail}};
    return {{QStringLiteral("ok"), false},
            {QStringLiteral("at"), toIso(now)},
            {QStringLiteral("invariants"), QJsonArray{invariant}}};
}

} // namespace firstcome::system
