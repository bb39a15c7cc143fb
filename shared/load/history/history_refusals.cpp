// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_facts.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::load {

namespace {

struct Event
{
    qint64 at = 0;
    qint64 units = 0;
    bool operator<(const Event &other) const { return at < other.at; }
};

/// Grants by when they were asked for, refusals by when they were answered, of one option.
struct OptionTale
{
    std::vector<Event> taken;
    std::vector<Event> refused; ///< `units`: how many were asked for
    qint64 contradictions = 0;
    std::optional<qint64> firstAtZero;
};

std::map<Id, OptionTale> talesOf(const History &history)
{
    std::map<Id, OptionTale> tales;
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines) {
            if (isGranted(each) || isOpen(each))
                tales[line.option].taken.push_back({each.sentMicros, line.quantity});
        }
        for (const ShortLine &line : each.shortLines) {
            OptionTale &tale = tales[line.option];
            const qint64 at = each.answeredMicros.value_or(INT64_MAX);
            tale.refused.push_back({at, line.requested});
            tale.contradictions += line.available >= line.requested;
            if (line.available <= 0)
                tale.firstAtZero = std::min(tale.firstAtZero.value_or(INT64_MAX), at);
        }
    }
    for (auto &[option, tale] : tales) {
        std::sort(tale.taken.begin(), tale.taken.end());
        std::sort(tale.refused.begin(), tale.refused.end());
    }
    return tales;
}

/// Refusals while more was left than could have been taken by then.
qint64 falseNos(const OptionTale &tale, const HistoryUnits &units)
{
    qint64 count = 0;
    qint64 taken = units.othersTook;
    std::size_t next = 0;
    for (const Event &refusal : tale.refused) {
        for (; next < tale.taken.size() && tale.taken[next].at < refusal.at; ++next)
            taken += tale.taken[next].units;
        count += units.before - taken >= refusal.units;
    }
    return count;
}

/// Units granted to who asked after the option was sold out, beyond those that no answer tells of.
qint64 grantedLate(const OptionTale &tale, const HistoryUnits &units)
{
    qint64 late = 0;
    for (const Event &taken : tale.taken)
        late += tale.firstAtZero && taken.at > *tale.firstAtZero ? taken.units : 0;
    return late - std::min(late, units.unknown);
}

/// What only the units of all buyers show.
void checkStock(Id option, const OptionTale &tale, const HistoryUnits &units, Cases &cases)
{
    if (const qint64 count = falseNos(tale, units); count > 0)
        cases.add(QStringLiteral("option %1: %2 refusals while enough was left").arg(option).arg(count));
    const qint64 late = grantedLate(tale, units);
    const qint64 back = units.givenBack + units.othersReturned;
    if (late > back)
        cases.add(QStringLiteral("option %1: %2 units granted to buyers who asked after it was sold out, %3 came back")
                      .arg(option)
                      .arg(late)
                      .arg(back));
}

/// When a sale was open, by what the shop said before the run and after it.
struct OpenTimes
{
    SaleWindow surely;  ///< by both
    SaleWindow perhaps; ///< by either
};

std::map<Id, OpenTimes> openTimesOf(const History &history)
{
    std::map<Id, OpenTimes> times;
    for (const HistorySale &before : history.sales) {
        for (const HistorySale &after : history.salesAfter) {
            if (after.sale != before.sale || !before.window || !after.window)
                continue;
            const SaleWindow &a = *before.window;
            const SaleWindow &b = *after.window;
            times[before.sale] = {{std::max(a.openAt, b.openAt), std::min(a.closeAt, b.closeAt)},
                                  {std::min(a.openAt, b.openAt), std::max(a.closeAt, b.closeAt)}};
        }
    }
    return times;
}

/// Between asking and answer, and as much longer as the clocks may differ.
struct Span
{
    Instant from;
    Instant until;
};

std::optional<Span> spanOf(const History &history, const HistoryTry &each)
{
    if (!history.serverBegan || !each.answeredMicros)
        return std::nullopt;
    const auto after = [&history](qint64 micros) {
        return *history.serverBegan + std::chrono::duration_cast<Millis>(Micros(micros));
    };
    return Span{after(each.sentMicros) - clockWithin, after(*each.answeredMicros) + clockWithin};
}

bool openThroughout(const HistoryFacts &facts, const HistoryTry &each, const std::map<Id, OpenTimes> &times,
                    const Span &span)
{
    return std::all_of(each.lines.begin(), each.lines.end(), [&](const HistoryLine &line) {
        const auto known = times.find(facts.saleOf(line.option));
        return known != times.end() && known->second.surely.openAt <= span.from &&
               span.until < known->second.surely.closeAt;
    });
}

bool shutThroughout(const SaleWindow &window, const Span &span)
{
    return span.until < window.openAt || span.from >= window.closeAt;
}

} // namespace

Finding turnedAwayRightly(const HistoryFacts &facts)
{
    Cases cases;
    std::size_t refusals = 0;
    for (const auto &[option, tale] : talesOf(facts.history)) {
        const auto known = facts.units.find(option);
        refusals += tale.refused.size();
        if (tale.contradictions > 0)
            cases.add(QStringLiteral("option %1: %2 refusals named enough stock").arg(option).arg(tale.contradictions));
        if (facts.knowsOthers())
            checkStock(option, tale, known == facts.units.end() ? HistoryUnits() : known->second, cases);
    }
    return cases.finding({"turned-away-rightly", "nobody was turned away while there was stock"},
                         QStringLiteral("%1 refusals").arg(refusals) +
                             (facts.knowsOthers() ? QString() : QStringLiteral("; others may have had what was left")));
}

Finding openInItsTime(const HistoryFacts &facts)
{
    Cases cases;
    const std::map<Id, OpenTimes> times = openTimesOf(facts.history);
    qint64 compared = 0;
    for (const HistoryTry &each : facts.history.tries) {
        const auto span = spanOf(facts.history, each);
        const bool refused = each.code == code::saleNotOpen.name || each.code == code::saleClosed.name;
        if (!span || times.empty())
            continue;
        compared += refused || !each.admissions.empty();
        if (refused && openThroughout(facts, each, times, *span))
            cases.add(QStringLiteral("member %1 was told %2 at %3, while the sale was open")
                          .arg(each.member)
                          .arg(QString::fromStdString(each.code), toIso(span->until - clockWithin)));
        for (const ToldAdmission &admission : each.admissions) {
            const auto known = times.find(admission.sale);
            if (known != times.end() && shutThroughout(known->second.perhaps, *span))
                cases.add(QStringLiteral("order %1 was granted at %2, while sale %3 was shut")
                              .arg(each.order)
                              .arg(toIso(span->until - clockWithin))
                              .arg(admission.sale));
        }
    }
    const QString evidence =
        QStringLiteral("%1 answers compared, clocks within %2 s").arg(compared).arg(clockWithin.count());
    return cases.finding(
        {"open-in-its-time", "nobody was told a sale is shut while it was open, and nobody bought while it was shut"},
        times.empty() || !facts.history.serverBegan
            ? QStringLiteral("the history does not say when the sales were open")
            : evidence);
}

} // namespace firstcome::load
