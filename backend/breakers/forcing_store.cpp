// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/forcing_store.h"

namespace firstcome::breakers {

namespace {

const QByteArray fields =
    QByteArrayLiteral("SELECT name, version, state, until_at, reason, operator_id, forced_at FROM breaker_forcings");

std::vector<KeptForcing> read(sql::Statement &rows)
{
    std::vector<KeptForcing> kept;
    while (rows.next()) {
        const auto state = resilience::stateNamed(rows.text(2)).value_or(resilience::BreakerState::Disabled);
        kept.push_back({rows.text(0),
                        rows.integer(1),
                        {state, rows.instant(3), rows.string(4)},
                        rows.integer(5),
                        rows.instant(6)});
    }
    return kept;
}

} // namespace

std::vector<KeptForcing> forcings(sql::Connection &connection)
{
    return read(connection.statement(fields).bind());
}

KeptForcing lockForcing(sql::Connection &connection, const QByteArray &name)
{
    auto &row = connection.statement(fields + " WHERE name = ?" + connection.forUpdate());
    const auto kept = read(row.bind(name));
    if (!kept.empty())
        return kept.front();
    KeptForcing none;
    none.name = name;
    return none;
}

void keepForcing(sql::Connection &connection, const KeptForcing &kept)
{
    const QByteArray conflict =
        connection.isSqlite()
            ? " ON CONFLICT(name) DO UPDATE SET version = excluded.version, state = excluded.state, until_at = "
              "excluded.until_at, reason = excluded.reason, operator_id = excluded.operator_id, forced_at = "
              "excluded.forced_at"
            : " ON DUPLICATE KEY UPDATE version = VALUES(version), state = VALUES(state), until_at = VALUES(until_at), "
              "reason = VALUES(reason), operator_id = VALUES(operator_id), forced_at = VALUES(forced_at)";
    connection
        .statement("INSERT INTO breaker_forcings (name, version, state, until_at, reason, operator_id, forced_at) "
                   "VALUES (?,?,?,?,?,?,?)" +
                   conflict)
        .bind(kept.name, kept.version, resilience::stateName(kept.forcing.state), kept.forcing.until,
              kept.forcing.reason, kept.operatorId, kept.at)
        .exec();
}

} // namespace firstcome::breakers
