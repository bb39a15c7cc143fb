// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/force_breakers.h"

#include "shared/contract/error_codes.h"

namespace firstcome::breakers {

namespace {

QJsonObject forcingJson(const KeptForcing &kept, Instant now)
{
    if (!kept.isInForce(now))
        return {{QStringLiteral("forced"), false}};
    return {{QStringLiteral("state"), QString::fromLatin1(resilience::stateName(kept.forcing.state))},
            {QStringLiteral("until"), toIso(kept.forcing.until)},
            {QStringLiteral("reason"), kept.forcing.reason}};
}

} // namespace

QCoro::Task<> ForceBreakers::look() const
{
    const auto read = m_ground.database.read(forcings);
    const std::vector<KeptForcing> wanted = co_await read;
    obey(wanted);
}

void ForceBreakers::obey(const std::vector<KeptForcing> &wanted) const
{
    const Instant now = m_ground.clock();
    const std::scoped_lock lock(m_mutex);
    for (const KeptForcing &kept : wanted) {
        qint64 &obeyed = m_obeyed[kept.name];
        if (kept.version <= obeyed)
            continue;
        obeyed = kept.version;
        if (kept.isInForce(now))
            m_board.force(kept.name, kept.forcing);
        else
            m_board.release(kept.name);
    }
}

Result<void> ForceBreakers::change(sql::Connection &connection, const ForceCall &call, Instant now) const
{
    if (!m_board.limits(call.name))
        return refuse(code::notFound, QStringLiteral("There is no breaker of this name here."));
    KeptForcing kept = lockForcing(connection, call.name);
    const QJsonObject before = forcingJson(kept, now);
    if (!call.forcing && !kept.isInForce(now))
        return {};
    if (call.forcing)
        kept.forcing = *call.forcing;
    else
        kept.forcing.until = now;
    ++kept.version;
    kept.operatorId = call.operatorId;
    kept.at = now;
    keepForcing(connection, kept);
    m_ground.audit.append(connection, {call.operatorId, call.forcing ? "breaker.force" : "breaker.revert",
                                       "breaker:" + call.name, before, forcingJson(kept, now), call.requestId, now});
    connection.afterCommit([this, kept] { obey({kept}); });
    return {};
}

} // namespace firstcome::breakers
