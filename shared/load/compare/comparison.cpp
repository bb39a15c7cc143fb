// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/compare/comparison.h"

#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QSet>
#include <algorithm>
#include <array>
#include <cmath>

namespace firstcome::load {

namespace {

constexpr qsizetype secondsAtLeast = 5;
constexpr qsizetype edgesFrom = 12; ///< seconds, from which on the first and the last are left out
constexpr std::size_t blocksAtMost = 12;
constexpr std::size_t secondsInBlock = 3;
constexpr double shortRunFactor = 1.7; ///< single seconds hold less of what drifts than blocks of several
constexpr double deviations = 2.55;    ///< of the blocks' mean; several figures are looked at
constexpr double apartFactor = 1.7;    ///< of what two runs of the same differed by
constexpr double leastNoise = 0.028;   ///< two runs of the same are never taken to be closer

struct FigureKind
{
    const char *name;
    const char *field; ///< of a second
    bool moreIsBetter;
};
constexpr std::array kinds{FigureKind{"mean", "meanMicros", false}, FigureKind{"p50", "p50Micros", false},
                           FigureKind{"p95", "p95Micros", false}, FigureKind{"p99", "p99Micros", false},
                           FigureKind{"good per second", "good", true}};

/// The blocks' means of one figure over a run, whose spread also holds what drifts slowly.
struct Series
{
    double mean = 0;
    double error = 0; ///< of the mean
};

Series seriesOf(const QJsonArray &seconds, const FigureKind &kind)
{
    std::vector<double> values;
    // The first and the last second are not whole, or still warming up.
    const qsizetype edge = seconds.size() >= edgesFrom ? 1 : 0;
    for (qsizetype i = edge; i + edge < seconds.size(); ++i) {
        const QJsonObject second = seconds.at(i).toObject();
        const double length = second.value(QLatin1StringView("lengthMs")).toDouble(1'000) / 1e3;
        const double value = second.value(QLatin1StringView(kind.field)).toDouble();
        values.push_back(kind.moreIsBetter && length > 0 ? value / length : value);
    }
    const std::size_t blocks =
        edge == 0 ? values.size() : std::clamp(values.size() / secondsInBlock, std::size_t(3), blocksAtMost);
    std::vector<double> means(blocks, 0);
    for (std::size_t block = 0; block < blocks; ++block) {
        const std::size_t from = values.size() * block / blocks;
        const std::size_t to = values.size() * (block + 1) / blocks;
        for (std::size_t i = from; i < to; ++i)
            means[block] += values[i] / double(to - from);
    }
    Series series;
    for (const double mean : means)
        series.mean += mean / double(blocks);
    double squares = 0;
    for (const double mean : means)
        squares += (mean - series.mean) * (mean - series.mean);
    // A spread learnt from few blocks is itself uncertain, as in Student's t.
    const double widened = (edge == 0 ? shortRunFactor : 1) * (1 + 1.6 / double(blocks - 1));
    series.error = widened * std::sqrt(squares / double(blocks - 1) / double(blocks));
    return series;
}

struct Runs
{
    QJsonArray before;
    QJsonArray after;
    std::optional<QJsonArray> again;
};

ComparedFigure comparedFigure(const Runs &runs, const FigureKind &kind)
{
    const Series before = seriesOf(runs.before, kind);
    const Series after = seriesOf(runs.after, kind);
    ComparedFigure figure;
    figure.name = QString::fromLatin1(kind.name);
    figure.before = before.mean;
    figure.after = after.mean;
    double apart = 0;
    double errorBefore = before.error;
    if (runs.again) {
        const Series again = seriesOf(*runs.again, kind);
        figure.before = (before.mean + again.mean) / 2;
        apart = std::abs(before.mean - again.mean);
        errorBefore = std::hypot(before.error, again.error) / 2;
    }
    if (figure.before <= 0)
        return figure;
    const double error = std::hypot(errorBefore, after.error);
    figure.noise = std::max({deviations * error / figure.before, apartFactor * apart / figure.before, leastNoise});
    const double gain = kind.moreIsBetter ? figure.relative() : -figure.relative();
    if (std::abs(gain) > figure.noise)
        figure.change = gain > 0 ? ComparedFigure::Change::Better : ComparedFigure::Change::Worse;
    return figure;
}

/// The share of requests that failed; its noise is that of counting.
ComparedFigure failedShare(const Runs &runs)
{
    const auto countOf = [](const QJsonArray &seconds, const QStringList &fields) {
        double count = 0;
        for (const QJsonValue &second : seconds) {
            for (const QString &field : fields)
                count += second.toObject().value(field).toDouble();
        }
        return count;
    };
    const QStringList failed{QStringLiteral("failed")};
    const QStringList all = QStringLiteral("good soldOut limit busy failed").split(u' ');
    const double allBefore = std::max(1.0, countOf(runs.before, all));
    const double allAfter = std::max(1.0, countOf(runs.after, all));
    ComparedFigure figure;
    figure.name = QStringLiteral("failed share");
    figure.before = countOf(runs.before, failed) / allBefore;
    figure.after = countOf(runs.after, failed) / allAfter;
    const double pooled = (figure.before * allBefore + figure.after * allAfter) / (allBefore + allAfter);
    const double error = std::sqrt(pooled * (1 - pooled) * (1 / allBefore + 1 / allAfter));
    const double change = figure.after - figure.before;
    figure.noise = figure.before > 0 ? deviations * error / figure.before : 0;
    if (std::abs(change) > deviations * error)
        figure.change = change > 0 ? ComparedFigure::Change::Worse : ComparedFigure::Change::Better;
    return figure;
}

/// Thresholds and verdict together: 1 where they held.
ComparedFigure claims(const ComparisonInput &input)
{
    const auto held = [](const QJsonObject &report) { return report.value(QLatin1StringView("ok")).toBool(true); };
    ComparedFigure figure;
    figure.name = QStringLiteral("claims held");
    figure.before = held(input.before);
    figure.after = held(input.after);
    if (figure.before != figure.after)
        figure.change = figure.after > 0 ? ComparedFigure::Change::Better : ComparedFigure::Change::Worse;
    return figure;
}

/// What a run was asked to do; who it was called and which products and chances it took are no part of that.
QJsonObject taskOf(const QJsonObject &report)
{
    QJsonObject scenario = report.value(QLatin1StringView("scenario")).toObject();
    for (const char *other : {"name", "seed", "products", "thresholds"})
        scenario.remove(QLatin1StringView(other));
    return scenario;
}

std::optional<QString> obstacle(const QJsonObject &one, const QJsonObject &other)
{
    for (const QJsonObject *report : {&one, &other}) {
        const qsizetype seconds = report->value(QLatin1StringView("seconds")).toArray().size();
        if (!report->value(QLatin1StringView("scenario")).isObject())
            return QStringLiteral("This is no report of a run.");
        if (seconds < secondsAtLeast)
            return QStringLiteral("A run of %1 s is too short: it takes %2.").arg(seconds).arg(secondsAtLeast);
    }
    const QJsonObject a = taskOf(one);
    const QJsonObject b = taskOf(other);
    const QStringList names = a.keys() + b.keys();
    for (const QString &name : names) {
        if (a.value(name) != b.value(name))
            return QStringLiteral("The runs had different scenarios: \"%1\" differs.").arg(name);
    }
    return std::nullopt;
}

QString valueText(const ComparedFigure &figure, double value)
{
    const bool time = figure.name.startsWith(u'p') || figure.name == QLatin1StringView("mean");
    return time ? QStringLiteral("%1 ms").arg(value / 1e3, 0, 'f', 3) : QString::number(value, 'g', 5);
}

} // namespace

Result<std::vector<ComparedFigure>> compare(const ComparisonInput &input)
{
    auto trouble = obstacle(input.before, input.after);
    if (!trouble && input.again)
        trouble = obstacle(input.before, *input.again);
    if (trouble)
        return refuse(code::fileInvalid, *trouble);
    const auto secondsOf = [](const QJsonObject &report) {
        return report.value(QLatin1StringView("seconds")).toArray();
    };
    Runs runs{secondsOf(input.before), secondsOf(input.after), std::nullopt};
    if (input.again)
        runs.again = secondsOf(*input.again);
    std::vector<ComparedFigure> figures;
    for (const FigureKind &kind : kinds)
        figures.push_back(comparedFigure(runs, kind));
    figures.push_back(failedShare(runs));
    figures.push_back(claims(input));
    return figures;
}

bool anyWorse(const std::vector<ComparedFigure> &figures)
{
    return std::any_of(figures.begin(), figures.end(),
                       [](const ComparedFigure &figure) { return figure.change == ComparedFigure::Change::Worse; });
}

QString comparisonText(const std::vector<ComparedFigure> &figures)
{
    static const QStringList words = QStringLiteral("same better worse").split(u' ');
    QString text;
    for (const ComparedFigure &figure : figures)
        text += QStringLiteral("%1 %2 -> %3  %4 % (noise %5 %)  %6\n")
                    .arg(figure.name, -16)
                    .arg(valueText(figure, figure.before), 12)
                    .arg(valueText(figure, figure.after), 12)
                    .arg(figure.relative() * 100, 7, 'f', 2)
                    .arg(figure.noise * 100, 5, 'f', 2)
                    .arg(words.at(int(figure.change)));
    return text;
}

} // namespace firstcome::load
