// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run_figures.h"

#include <QTextStream>
#include <numeric>

namespace firstcome::load {

quint64 StepFigures::requests() const
{
    return std::accumulate(marks.begin(), marks.end(), quint64(0));
}

StepFigures RunFigures::total() const
{
    StepFigures sum;
    for (const StepFigures &step : steps) {
        sum.serviceTime.merge(step.serviceTime);
        for (std::size_t mark = 0; mark < markCount; ++mark)
            sum.marks[mark] += step.marks[mark];
    }
    return sum;
}

double RunFigures::requestsPerSecond() const
{
    const double seconds = std::chrono::duration<double>(elapsed).count();
    return seconds > 0 ? double(total().requests()) / seconds : 0;
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
    return QStringLiteral("%1 s  %2 users  %3 req/s  %4 orders  %5 sold out  %6 errors  p50 %7  p99 %8")
        .arg(second.second, 4)
        .arg(second.usersActive, 5)
        .arg(second.perSecond(second.requests), 6, 'f', 0)
        .arg(second.orders, 5)
        .arg(second.soldOut, 6)
        .arg(second.errors, 3)
        .arg(durationText(second.p50), durationText(second.p99));
}

namespace {

struct Row
{
    QString name;
    const StepFigures &figures;
    double seconds;
};

QString rowText(const Row &row)
{
    const Histogram &time = row.figures.serviceTime;
    const double rate = row.seconds > 0 ? double(row.figures.requests()) / row.seconds : 0;
    QString text = QStringLiteral("%1 %2 %3").arg(row.name, -15).arg(row.figures.requests(), 9).arg(rate, 9, 'f', 1);
    for (const Mark mark : {Mark::SoldOut, Mark::Refused, Mark::Busy, Mark::Lost, Mark::Error})
        text += QStringLiteral(" %1").arg(row.figures.marked(mark), 8);
    for (const double percent : {50.0, 90.0, 99.0, 99.9})
        text += QStringLiteral(" %1").arg(durationText(time.percentile(percent)), 10);
    return text + QStringLiteral(" %1\n").arg(durationText(time.highest()), 10);
}

} // namespace

QString figuresTable(const RunFigures &figures)
{
    const double seconds = std::chrono::duration<double>(figures.elapsed).count();
    QString table = QStringLiteral("%1 %2 %3")
                        .arg(QStringLiteral("request"), -15)
                        .arg(QStringLiteral("count"), 9)
                        .arg(QStringLiteral("per s"), 9);
    for (const char *name : {"sold out", "refused", "busy", "lost", "errors"})
        table += QStringLiteral(" %1").arg(QLatin1StringView(name), 8);
    for (const char *name : {"p50", "p90", "p99", "p99.9", "max"})
        table += QStringLiteral(" %1").arg(QLatin1StringView(name), 10);
    table += u'\n';
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (figures.steps[step].requests() > 0)
            table += rowText({QString::fromLatin1(stepName(Step(step))), figures.steps[step], seconds});
    }
    const StepFigures total = figures.total();
    return table + rowText({QStringLiteral("all"), total, seconds});
}

} // namespace firstcome::load
