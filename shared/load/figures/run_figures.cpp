// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/figures/run_figures.h"

#include <numeric>

namespace firstcome::load {

void Times::merge(const Times &other)
{
    count += other.count;
    fromIntended.merge(other.fromIntended);
    service.merge(other.service);
}

quint64 StepFigures::requests() const
{
    return std::accumulate(outcomes.begin(), outcomes.end(), quint64(0),
                           [](quint64 sum, const Times &times) { return sum + times.count; });
}

Times StepFigures::times(std::optional<Outcome> outcome) const
{
    if (outcome)
        return outcomes[std::size_t(*outcome)];
    Times sum;
    for (const Times &each : outcomes)
        sum.merge(each);
    return sum;
}

quint64 SecondFigures::requests() const
{
    return std::accumulate(outcomes.begin(), outcomes.end(), quint64(0));
}

StepFigures RunFigures::total() const
{
    StepFigures sum;
    for (const StepFigures &step : steps) {
        for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome)
            sum.outcomes[outcome].merge(step.outcomes[outcome]);
    }
    return sum;
}

double RunFigures::requestsPerSecond() const
{
    return elapsed.count() > 0 ? double(total().requests()) / elapsedSeconds() : 0;
}

QString durationText(Micros duration)
{
    const double micros = double(duration.count());
    if (micros < 1'000)
        return QStringLiteral("%1 us").arg(duration.count());
    if (micros < 1'000'000)
        return QStringLiteral("%1 ms").arg(micros / 1e3, 0, 'f', micros < 100'000 ? 2 : 0);
    return QStringLiteral("%1 s").arg(micros / 1e6, 0, 'f', 2);
}

QString progressLine(const SecondFigures &second)
{
    return QStringLiteral("%1 s  %2 users  %3 req/s  %4 orders  %5 sold out  %6 failed  %7 unsent  p50 %8  p99 %9")
        .arg(second.second, 4)
        .arg(second.usersActive, 5)
        .arg(second.perSecond(second.requests()), 6, 'f', 0)
        .arg(second.orders, 5)
        .arg(second.count(Outcome::SoldOut), 6)
        .arg(second.count(Outcome::Failed), 3)
        .arg(second.unsent)
        .arg(durationText(second.p50), durationText(second.p99));
}

QString arrivalsText(const ArrivalFigures &arrivals)
{
    return QStringLiteral("%1 arrivals intended, %2 sent, %3 late, %4 unsent, %5 answered, %6 unanswered")
        .arg(arrivals.intended)
        .arg(arrivals.sent)
        .arg(arrivals.late)
        .arg(arrivals.unsent())
        .arg(arrivals.answered)
        .arg(arrivals.unanswered());
}

namespace {

constexpr int nameWidth = -8;
constexpr int timeWidth = 10;
constexpr std::array shownPercents{50.0, 90.0, 99.0, 99.9};

struct Row
{
    QString name;
    const StepFigures &figures;
    double seconds;
};

QString rowText(const Row &row)
{
    const Times times = row.figures.times();
    const double rate = row.seconds > 0 ? double(times.count) / row.seconds : 0;
    QString text = QStringLiteral("%1 %2 %3").arg(row.name, nameWidth).arg(times.count, 9).arg(rate, 9, 'f', 1);
    for (const Outcome outcome : {Outcome::SoldOut, Outcome::Limit, Outcome::Busy, Outcome::Failed})
        text += QStringLiteral(" %1").arg(row.figures.count(outcome), 8);
    for (const double percent : shownPercents)
        text += QStringLiteral(" %1").arg(durationText(times.fromIntended.percentile(percent)), timeWidth);
    return text + QStringLiteral(" %1 %2\n")
                      .arg(durationText(times.fromIntended.highest()), timeWidth)
                      .arg(durationText(times.service.percentile(99)), timeWidth);
}

} // namespace

QString figuresTable(const RunFigures &figures)
{
    const double seconds = figures.elapsedSeconds();
    QString table = QStringLiteral("%1 %2 %3")
                        .arg(QStringLiteral("request"), nameWidth)
                        .arg(QStringLiteral("count"), 9)
                        .arg(QStringLiteral("per s"), 9);
    for (const char *name : {"sold out", "limit", "busy", "failed"})
        table += QStringLiteral(" %1").arg(QLatin1StringView(name), 8);
    for (const char *name : {"p50", "p90", "p99", "p99.9", "max", "service99"})
        table += QStringLiteral(" %1").arg(QLatin1StringView(name), timeWidth);
    table += u'\n';
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (figures.steps[step].requests() > 0)
            table += rowText({stepName(Step(step)), figures.steps[step], seconds});
    }
    const StepFigures total = figures.total();
    return table + rowText({QStringLiteral("all"), total, seconds});
}

} // namespace firstcome::load
