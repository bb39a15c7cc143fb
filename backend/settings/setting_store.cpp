// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/setting_store.h"

namespace firstcome::settings {

namespace {

const QByteArray fields =
    QByteArrayLiteral("SELECT name, version, value, operator_id, changed_at FROM run_time_settings");

std::vector<KeptSetting> read(sql::Statement &rows)
{
    std::vector<KeptSetting> kept;
    while (rows.next())
        kept.push_back({rows.text(0), rows.integer(1), rows.string(2), {}, rows.integer(3), rows.instant(4)});
    return kept;
}

} // namespace

std::vector<KeptSetting> keptSettings(sql::Connection &connection)
{
    return read(connection.statement(fields).bind());
}

KeptSetting lockSetting(sql::Connection &connection, const QByteArray &name)
{
    auto &row = connection.statement(fields + " WHERE name = ?" + connection.forUpdate());
    const auto kept = read(row.bind(name));
    if (!kept.empty())
        return kept.front();
    KeptSetting none;
    none.name = name;
    return none;
}

void keepSetting(sql::Connection &connection, const KeptSetting &setting)
{
    const QByteArray conflict =
        connection.isSqlite() ? " ON CONFLICT(name) DO UPDATE SET version = excluded.version, value = excluded.value, "
                                "operator_id = excluded.operator_id, changed_at = excluded.changed_at"
                              : " ON DUPLICATE KEY UPDATE version = VALUES(version), value = VALUES(value), "
                                "operator_id = VALUES(operator_id), changed_at = VALUES(changed_at)";
    // The history's key is what two at once meet at: the later one is run again and finds the other's version.
    connection
        .statement("INSERT INTO run_time_setting_changes (name, version, value, reason, operator_id, changed_at) "
                   "VALUES (?,?,?,?,?,?)")
        .bind(setting.name, setting.version, setting.value, setting.reason, setting.operatorId, setting.at)
        .exec();
    connection
        .statement("INSERT INTO run_time_settings (name, version, value, operator_id, changed_at) VALUES (?,?,?,?,?)" +
                   conflict)
        .bind(setting.name, setting.version, setting.value, setting.operatorId, setting.at)
        .exec();
}

std::vector<KeptSetting> settingChanges(sql::Connection &connection, const ChangesPage &page)
{
    auto &rows = connection
                     .statement("SELECT version, value, reason, operator_id, changed_at FROM run_time_setting_changes "
                                "WHERE name = ? AND version < ? ORDER BY version DESC LIMIT ?")
                     .bind(page.name, page.before, page.limit);
    std::vector<KeptSetting> changes;
    while (rows.next())
        changes.push_back(
            {page.name, rows.integer(0), rows.string(1), rows.string(2), rows.integer(3), rows.instant(4)});
    return changes;
}

} // namespace firstcome::settings
