// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/change_settings.h"

#include "backend/platform/watch/log.h"
#include <algorithm>

namespace firstcome::settings {

const Setting *ChangeSettings::find(const QByteArray &name) const
{
    const auto found = std::find_if(m_settings.begin(), m_settings.end(),
                                    [&name](const Setting &setting) { return setting.name == name; });
    return found == m_settings.end() ? nullptr : &*found;
}

QCoro::Task<> ChangeSettings::look() const
{
    const auto read = m_ground.database.read(keptSettings);
    const std::vector<KeptSetting> kept = co_await read;
    obey(kept);
}

void ChangeSettings::obey(const std::vector<KeptSetting> &wanted) const
{
    const std::scoped_lock lock(m_mutex);
    const bool isNews = std::exchange(m_hasBegun, true);
    for (const KeptSetting &kept : wanted) {
        qint64 &obeyed = m_obeyed[kept.name];
        const Setting *setting = find(kept.name);
        if (kept.version <= obeyed || !setting)
            continue;
        obeyed = kept.version;
        const bool good = setting->range.accepts(kept.value);
        if (isNews || !good)
            watch::log(good ? watch::Level::Info : watch::Level::Warning,
                       good ? "setting.changed" : "setting.not-taken", {{"name", kept.name}, {"value", kept.value}});
        if (good)
            setting->apply(kept.value);
    }
}

KeptSetting ChangeSettings::standing(sql::Connection &connection, const Setting &setting) const
{
    KeptSetting kept = lockSetting(connection, setting.name);
    if (kept.version == 0)
        kept.value = setting.usual;
    return kept;
}

Result<KeptSetting> ChangeSettings::change(sql::Connection &connection, const SettingCall &call, Instant now) const
{
    const Setting &setting = *find(call.name);
    KeptSetting kept = standing(connection, setting);
    if (!call.seen.allow(kept.version))
        return tl::unexpected(http::lostRace());
    const QString before = kept.value;
    if (before == call.value)
        return kept;
    ++kept.version;
    kept.value = call.value;
    kept.reason = call.reason;
    kept.operatorId = call.operatorId;
    kept.at = now;
    kept.approvalId = call.approvalId;
    keepSetting(connection, kept);
    if (setting.write)
        setting.write(connection, kept.value, now);
    QJsonObject after{{QStringLiteral("value"), valueJson(setting.range, kept.value)},
                      {QStringLiteral("reason"), call.reason}};
    if (call.approvalId) {
        after.insert(QStringLiteral("approvalId"), idText(call.approvalId));
        after.insert(QStringLiteral("approvedBy"), idText(call.approvedBy));
    }
    m_ground.audit.append(connection, {call.operatorId,
                                       "setting.change",
                                       "setting:" + call.name,
                                       {{QStringLiteral("value"), valueJson(setting.range, before)}},
                                       after,
                                       call.requestId,
                                       now});
    connection.afterCommit([this, kept] { obey({kept}); });
    return kept;
}

} // namespace firstcome::settings
