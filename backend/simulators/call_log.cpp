// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/call_log.h"

#include <QJsonArray>

namespace firstcome::simulators {

namespace {

QJsonObject toJson(const NotedCall &call)
{
    QJsonObject object{{QStringLiteral("at"), toIso(call.at)},
                       {QStringLiteral("call"), QString::fromLatin1(call.call)},
                       {QStringLiteral("path"), QString::fromUtf8(call.path)},
                       {QStringLiteral("bent"), call.bent}};
    if (!call.idempotencyKey.isEmpty())
        object.insert(QStringLiteral("idempotencyKey"), QString::fromLatin1(call.idempotencyKey));
    return object;
}

} // namespace

void CallLog::note(NotedCall call)
{
    const std::scoped_lock lock(m_mutex);
    ++m_counts[call.call];
    m_calls.push_front(std::move(call));
    if (m_calls.size() > kept)
        m_calls.pop_back();
}

QJsonObject CallLog::view(std::size_t limit) const
{
    const std::scoped_lock lock(m_mutex);
    QJsonObject counts;
    qint64 total = 0;
    for (const auto &[call, count] : m_counts) {
        counts.insert(QString::fromLatin1(call), count);
        total += count;
    }
    QJsonArray items;
    for (std::size_t i = 0; i < std::min(limit, m_calls.size()); ++i)
        items.append(toJson(m_calls[i]));
    return {{QStringLiteral("total"), total}, {QStringLiteral("counts"), counts}, {QStringLiteral("items"), items}};
}

} // namespace firstcome::simulators
