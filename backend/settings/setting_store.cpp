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

std::vector<KeptSetting> readChanges(sql::Statement &rows)
{
    std::vector<KeptSetting> changes;
    while (rows.next())
        changes.push_back({rows.text(0), rows.integer(1), rows.string(2), rows.string(3), rows.integer(4),
                           rows.instant(5), rows.optionalInteger(6).value_or(0)});
    return changes;
}

const QByteArray changeFields =
    QByteArrayLiteral("SELECT name, version, value, reason, operator_id, changed_at, approval_id "
                      "FROM run_time_setting_changes ");

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
        .statement("INSERT INTO run_time_setting_changes (name, version, value, reason, operator_id, changed_at, "
                   "approval_id) VALUES (?,?,?,?,?,?,?)")
        .bind(setting.name, setting.version, setting.value, setting.reason, setting.operatorId, setting.at,
              setting.approvalId ? std::optional(setting.approvalId) : std::nullopt)
        .exec();
    connection
        .statement("INSERT INTO run_time_settings (name, version, value, operator_id, changed_at) VALUES (?,?,?,?,?)" +
                   conflict)
        .bind(setting.name, setting.version, setting.value, setting.operatorId, setting.at)
        .exec();
}

std::vector<KeptSetting> settingChanges(sql::Connection &connection, const ChangesPage &page)
{
    const QByteArray text = changeFields + "WHERE name = ? AND version < ? ORDER BY version DESC LIMIT ?";
    return readChanges(connection.statement(text).bind(page.name, page.before, page.limit));
}

std::optional<KeptSetting> changeApprovedBy(sql::Connection &connection, Id approvalId)
{
    const auto found = readChanges(connection.statement(changeFields + "WHERE approval_id = ?").bind(approvalId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

qint64 countApprovedChanges(sql::Connection &connection)
{
    auto &row =
        connection.statement("SELECT COUNT(*) FROM run_time_setting_changes WHERE approval_id IS NOT NULL").bind();
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

} // namespace firstcome::settings
