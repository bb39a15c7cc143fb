// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/refusal_seconds.h"

#include <QJsonArray>
#include <QStringList>
#include <numeric>

namespace firstcome {

void RefusalSeconds::take(const QJsonObject &answer)
{
    for (const QJsonValue value : answer.value(QLatin1StringView("items")).toArray()) {
        const QJsonObject item = value.toObject();
        const auto second = fromIso(item.value(QLatin1StringView("second")).toString());
        if (second)
            m_counts[item.value(QLatin1StringView("reason")).toString()][toMillis(*second) / 1000] =
                item.value(QLatin1StringView("count")).toInteger();
    }
}

qint64 RefusalSeconds::total(const QString &reason) const
{
    const auto seconds = m_counts.value(reason);
    return std::accumulate(seconds.begin(), seconds.end(), qint64(0));
}

QStringList RefusalSeconds::reasons() const
{
    QStringList reasons = m_counts.keys();
    std::stable_sort(reasons.begin(), reasons.end(),
                     [this](const QString &a, const QString &b) { return total(a) > total(b); });
    return reasons;
}

Instant RefusalSeconds::last() const
{
    qint64 last = 0;
    for (const auto &seconds : m_counts)
        last = std::max(last, seconds.lastKey());
    return fromMillis(last * 1000);
}

std::vector<Sample> RefusalSeconds::samples(const QString &reason, std::chrono::seconds span) const
{
    std::vector<Sample> samples;
    const auto seconds = m_counts.value(reason);
    const qint64 end = toMillis(last()) / 1000;
    for (qint64 second = end - span.count() + 1; second <= end; ++second)
        samples.push_back({fromMillis(second * 1000), double(seconds.value(second, 0))});
    return samples;
}

} // namespace firstcome
