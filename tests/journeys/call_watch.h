// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include <QHash>
#include <QJsonArray>

namespace firstcome::test {

/// How often the simulated companies were asked about each payment and shipment, over a run of any length. They
/// remember the last calls only, and none after a kill, so they are looked at often, and before each kill.
class CallWatch
{
public:
    explicit CallWatch(QUrl gateway) : m_gateway(std::move(gateway)) {}

    void look()
    {
        Caller caller(m_gateway);
        const qint64 total = caller.get(QStringLiteral("/calls?limit=0")).json.value(u"total").toInteger();
        const qint64 since = total < m_total ? total : total - m_total; // fewer: it was started anew
        // Those that came meanwhile are there too, in front: they are seen again the next time, twice at most.
        const qint64 wanted = std::min<qint64>(since, remembered);
        const auto calls = caller.get(QStringLiteral("/calls?limit=%1").arg(wanted)).json;
        m_total = total;
        m_missed += since - wanted;
        for (const QJsonValue &call : calls.value(u"items").toArray())
            ++m_asked[call[u"path"].toString() + u' ' + call[u"idempotencyKey"].toString()];
        if (++m_looks % looksOfABreath != 0)
            return;
        // What is asked again and again is never among these.
        m_most = std::max(m_most, most());
        m_asked.removeIf([](const auto &asked) { return asked.value() < fewInABreath; });
    }
    /// After a kill: the count begins anew.
    void startedAnew() { m_total = 0; }

    /// What was asked about most, and how often.
    std::pair<int, QString> most() const
    {
        std::pair<int, QString> found = m_most;
        for (auto asked = m_asked.begin(); asked != m_asked.end(); ++asked)
            found = std::max(found, std::pair(asked.value(), asked.key()));
        return found;
    }
    /// Calls that were too many to be looked at.
    qint64 missed() const { return m_missed; }

private:
    static constexpr qint64 remembered = 10'000;
    static constexpr int looksOfABreath = 100;
    static constexpr int fewInABreath = 10;

    QUrl m_gateway;
    qint64 m_total = 0;
    qint64 m_missed = 0;
    int m_looks = 0;
    QHash<QString, int> m_asked;
    std::pair<int, QString> m_most;
};

} // namespace firstcome::test
