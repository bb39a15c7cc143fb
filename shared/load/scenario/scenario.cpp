// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/scenario.h"

#include <algorithm>
#include <cmath>

namespace firstcome::load {

QStringList journeyNames()
{
    static const QStringList names = QStringLiteral("browse stock login order buy cancel refund sale").split(u' ');
    return names;
}

QString journeyName(JourneyKind kind)
{
    return journeyNames().at(qsizetype(kind));
}

bool MixEntry::needsMember() const
{
    return signsIn || (journey != JourneyKind::Stock && journey != JourneyKind::Browse);
}

bool Scenario::needsMembers() const
{
    return std::any_of(mix.begin(), mix.end(), [](const MixEntry &entry) { return entry.needsMember(); });
}

bool Scenario::logsIn() const
{
    return std::any_of(mix.begin(), mix.end(),
                       [](const MixEntry &entry) { return entry.signsIn || entry.journey == JourneyKind::Login; });
}

bool Scenario::readsStockOnly() const
{
    return std::all_of(mix.begin(), mix.end(),
                       [](const MixEntry &entry) { return !entry.signsIn && entry.journey == JourneyKind::Stock; });
}

Micros Scenario::startOf(int user) const
{
    return users > 1 ? std::chrono::duration_cast<Micros>(ramp) * user / users : Micros(0);
}

QString Scenario::summary() const
{
    QStringList journeys;
    for (const MixEntry &entry : mix)
        journeys.append(journeyName(entry.journey));
    const QString what = (journeys.size() == 1 ? QStringLiteral("journey ") : QStringLiteral("journeys ")) +
                         journeys.join(QStringLiteral(", "));
    if (!isOpen())
        return QStringLiteral("%1 users, %2").arg(users).arg(what);
    double expected = 0;
    for (const Stretch &stretch : stretchesOf(arrivals))
        expected += stretch.expected(stretch.length);
    return QStringLiteral("%1 arrivals in %2 s, %3")
        .arg(std::llround(expected))
        .arg(std::chrono::duration<double>(lengthOf(arrivals)).count())
        .arg(what);
}

} // namespace firstcome::load
