// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/step.h"

namespace firstcome::load {

namespace {

/// The enumerator of a name's place in its list.
template <typename Enum>
std::optional<Enum> byName(const QStringList &names, const QString &name)
{
    const qsizetype place = names.indexOf(name);
    return place < 0 ? std::nullopt : std::optional(Enum(place));
}

} // namespace

QStringList stepNames()
{
    static const QStringList names =
        QStringLiteral("list product stock login order window payment confirm status cancel claim claimStatus")
            .split(u' ');
    return names;
}

QString stepName(Step step)
{
    return stepNames().at(qsizetype(step));
}

std::optional<Step> stepFrom(const QString &name)
{
    return byName<Step>(stepNames(), name);
}

QStringList outcomeNames()
{
    static const QStringList names = QStringLiteral("good soldOut limit busy failed").split(u' ');
    return names;
}

QString outcomeName(Outcome outcome)
{
    return outcomeNames().at(qsizetype(outcome));
}

std::optional<Outcome> outcomeFrom(const QString &name)
{
    return byName<Outcome>(outcomeNames(), name);
}

} // namespace firstcome::load
