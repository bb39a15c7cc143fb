// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/threshold.h"

namespace firstcome::load {

const QString allRequests = QStringLiteral("all");
const QString anyOutcome = QStringLiteral("any");

QStringList figureNames()
{
    static const QStringList names =
        QStringLiteral("p50 p90 p95 p99 p99.9 p99.99 mean max count perSecond share").split(u' ');
    return names;
}

QString figureName(Figure figure)
{
    return figureNames().at(qsizetype(figure));
}

QStringList comparisonNames()
{
    static const QStringList names = QStringLiteral("< <= > >=").split(u' ');
    return names;
}

QString comparisonName(Comparison comparison)
{
    return comparisonNames().at(qsizetype(comparison));
}

bool holds(double measured, Comparison comparison, double limit)
{
    switch (comparison) {
    case Comparison::Less:
        return measured < limit;
    case Comparison::AtMost:
        return measured <= limit;
    case Comparison::More:
        return measured > limit;
    case Comparison::AtLeast:
        break;
    }
    return measured >= limit;
}

QString Threshold::text() const
{
    return QStringLiteral("%1 %2 %3%4 %5 %6%7")
        .arg(request ? stepName(*request) : allRequests, outcome ? outcomeName(*outcome) : anyOutcome,
             figureName(figure), service ? QStringLiteral(" of service") : QString(), comparisonName(comparison),
             QString::number(value), isTime() ? QStringLiteral(" ms") : QString());
}

} // namespace firstcome::load
