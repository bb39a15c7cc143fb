// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_check.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace firstcome::load {

namespace {

bool granted(const HistoryTry &each)
{
    return each.order != 0;
}

/// Its order may be there although nobody knows.
bool open(const HistoryTry &each)
{
    return !each.answeredMicros;
}

struct Place
{
    qint64 sequence = 0;
    const HistoryTry *holder = nullptr;
};

std::map<Id, std::vector<Place>> placesBySale(const History &history)
{
    std::map<Id, std::vector<Place>> places;
    for (const HistoryTry &each : history.tries) {
        for (const ToldAdmission &admission : each.admissions)
            places[admission.sale].push_back({admission.sequence, &each});
    }
    return places;
}

Finding placesDistinct(const History &history)
{
    Cases cases;
    std::unordered_set<Id> orders;
    for (const HistoryTry &each : history.tries) {
        if (granted(each) && !orders.insert(each.order).second)
            cases.add(QStringLiteral("order %1 was granted twice").arg(each.order));
    }
    const auto unknown = std::count_if(history.tries.begin(), history.tries.end(), open);
    std::size_t count = 0;
    for (auto &[sale, places] : placesBySale(history)) {
        std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return a.sequence < b.sequence; });
        for (std::size_t i = 1; i < places.size(); ++i) {
            if (places[i].sequence == places[i - 1].sequence)
                cases.add(QStringLiteral("sale %1: place %2 was given to order %3 and to order %4")
                              .arg(sale)
                              .arg(places[i].sequence)
                              .arg(places[i - 1].holder->order)
                              .arg(places[i].holder->order));
        }
        const qint64 missing = places.back().sequence - places.front().sequence + 1 - qint64(places.size());
        if (missing > unknown)
            cases.add(QStringLiteral("sale %1: %2 places were given to nobody, %3 tries have no answer")
                          .arg(sale)
                          .arg(missing)
                          .arg(unknown));
        count += places.size();
    }
    return cases.finding({"places-distinct", "every order and every place was given once, and none was left out"},
                         QStringLiteral("%1 orders, %2 places").arg(orders.size()).arg(count));
}

void checkOrder(Id sale, const std::vector<Place> &places, Cases &cases)
{
    std::vector<Place> byAnswer = places;
    std::vector<Place> byAsking = places;
    const auto answeredAt = [](const Place &place) { return place.holder->answeredMicros.value_or(INT64_MAX); };
    std::sort(byAnswer.begin(), byAnswer.end(),
              [&](const Place &a, const Place &b) { return answeredAt(a) < answeredAt(b); });
    std::sort(byAsking.begin(), byAsking.end(),
              [](const Place &a, const Place &b) { return a.holder->sentMicros < b.holder->sentMicros; });
    std::size_t answered = 0;
    Place latest{INT64_MIN, nullptr};
    for (const Place &asking : byAsking) {
        for (; answered < byAnswer.size() && answeredAt(byAnswer[answered]) < asking.holder->sentMicros; ++answered)
            latest = byAnswer[answered].sequence > latest.sequence ? byAnswer[answered] : latest;
        if (asking.sequence < latest.sequence)
            cases.add(QStringLiteral("sale %1: order %2 has place %3 although it was asked for after order %4 got %5")
                          .arg(sale)
                          .arg(asking.holder->order)
                          .arg(asking.sequence)
                          .arg(latest.holder->order)
                          .arg(latest.sequence));
    }
}

/// The counter is linearizable: whoever was answered before another one asked has the lower place.
Finding firstComeFirstServed(const History &history)
{
    Cases cases;
    std::size_t compared = 0;
    for (const auto &[sale, places] : placesBySale(history)) {
        checkOrder(sale, places, cases);
        compared += places.size();
    }
    return cases.finding(
        {"first-come-first-served", "whoever was answered before another one asked has the lower place"},
        QStringLiteral("%1 places compared").arg(compared));
}

struct Units
{
    qint64 before = 0;
    std::optional<qint64> after;
    qint64 granted = 0;
    qint64 givenBack = 0;
    qint64 unknown = 0; ///< asked for in tries without an answer

    qint64 kept() const { return granted - givenBack; }
};

std::map<Id, Units> unitsOf(const History &history)
{
    std::map<Id, Units> units;
    for (const HistoryOption &option : history.before)
        units[option.option].before = option.available;
    for (const HistoryOption &option : history.after)
        units[option.option].after = option.available;
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines) {
            Units &sum = units[line.option];
            sum.granted += granted(each) ? line.quantity : 0;
            sum.givenBack += granted(each) && each.givenBack ? line.quantity : 0;
            sum.unknown += open(each) ? line.quantity : 0;
        }
    }
    return units;
}

Finding nothingSoldTwice(const std::map<Id, Units> &units)
{
    Cases cases;
    qint64 kept = 0;
    for (const auto &[option, sum] : units) {
        kept += sum.kept();
        if (sum.kept() > sum.before)
            cases.add(QStringLiteral("option %1: %2 units granted of %3").arg(option).arg(sum.kept()).arg(sum.before));
    }
    return cases.finding({"no-oversell", "no unit was granted twice"}, QStringLiteral("%1 units granted").arg(kept));
}

Finding unitsConserved(const std::map<Id, Units> &units)
{
    Cases cases;
    for (const auto &[option, sum] : units) {
        const qint64 least = sum.before - sum.granted - sum.unknown;
        const qint64 most = sum.before - sum.kept();
        if (sum.after && (*sum.after < std::min<qint64>(least, most) || *sum.after > most))
            cases.add(QStringLiteral("option %1: %2 before, %3 granted, %4 given back, %5 after")
                          .arg(option)
                          .arg(sum.before)
                          .arg(sum.granted)
                          .arg(sum.givenBack)
                          .arg(*sum.after));
    }
    return cases.finding({"units-conserved", "what was there is granted or still there"},
                         QStringLiteral("%1 options").arg(units.size()));
}

/// Which sale an option is of: as the head says, else as orders with a place in one sale alone show.
std::unordered_map<Id, Id> salesOfOptions(const History &history)
{
    std::unordered_map<Id, Id> sales;
    for (const HistoryOption &option : history.before) {
        if (option.sale != 0)
            sales.emplace(option.option, option.sale);
    }
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines) {
            if (each.admissions.size() == 1 && each.lines.size() == 1)
                sales.emplace(line.option, each.admissions.front().sale);
        }
    }
    return sales;
}

Finding limitsHeld(const History &history)
{
    Cases cases;
    const auto sales = salesOfOptions(history);
    std::map<Id, std::unordered_map<Id, qint64>> taken; // by sale and member
    for (const HistoryTry &each : history.tries) {
        for (const HistoryLine &line : each.lines) {
            const auto sale = sales.find(line.option);
            if (granted(each) && !each.givenBack && sale != sales.end())
                taken[sale->second][each.member] += line.quantity;
        }
    }
    qint64 most = 0;
    for (const HistorySale &sale : history.sales) {
        if (!sale.perMemberLimit)
            continue;
        for (const auto &[member, units] : taken[sale.sale]) {
            most = std::max(most, units);
            if (units > *sale.perMemberLimit)
                cases.add(QStringLiteral("member %1 has %2 of sale %3, the limit is %4")
                              .arg(member)
                              .arg(units)
                              .arg(sale.sale)
                              .arg(*sale.perMemberLimit));
        }
    }
    return cases.finding({"limits-held", "nobody has more than the limit"},
                         QStringLiteral("at most %1 a member").arg(most));
}

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
            if (granted(each) || open(each))
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
qint64 falseNos(const OptionTale &tale, qint64 before)
{
    qint64 count = 0;
    qint64 taken = 0;
    std::size_t next = 0;
    for (const Event &refusal : tale.refused) {
        for (; next < tale.taken.size() && tale.taken[next].at < refusal.at; ++next)
            taken += tale.taken[next].units;
        count += before - taken >= refusal.units;
    }
    return count;
}

Finding turnedAwayRightly(const History &history, const std::map<Id, Units> &units)
{
    Cases cases;
    std::size_t refusals = 0;
    for (const auto &[option, tale] : talesOf(history)) {
        const auto known = units.find(option);
        const Units sum = known == units.end() ? Units() : known->second;
        refusals += tale.refused.size();
        if (tale.contradictions > 0)
            cases.add(QStringLiteral("option %1: %2 refusals named enough stock").arg(option).arg(tale.contradictions));
        if (const qint64 count = falseNos(tale, sum.before); count > 0)
            cases.add(QStringLiteral("option %1: %2 refusals while enough was left").arg(option).arg(count));
        qint64 late = 0;
        for (const Event &taken : tale.taken)
            late += tale.firstAtZero && taken.at > *tale.firstAtZero ? taken.units : 0;
        late -= std::min(late, sum.unknown);
        if (late > sum.givenBack)
            cases.add(
                QStringLiteral("option %1: %2 units granted to buyers who asked after it was sold out, %3 came back")
                    .arg(option)
                    .arg(late)
                    .arg(sum.givenBack));
    }
    return cases.finding({"turned-away-rightly", "nobody was turned away while there was stock"},
                         QStringLiteral("%1 refusals").arg(refusals));
}

} // namespace

std::vector<Finding> checkHistory(const History &history)
{
    const std::map<Id, Units> units = unitsOf(history);
    return {placesDistinct(history), firstComeFirstServed(history), nothingSoldTwice(units),
            unitsConserved(units),   limitsHeld(history),           turnedAwayRightly(history, units)};
}

} // namespace firstcome::load
