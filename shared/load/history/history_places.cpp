// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_facts.h"

#include <algorithm>
#include <unordered_set>

namespace firstcome::load {

namespace {

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

void checkOrdersOnce(const History &history, Cases &cases)
{
    std::unordered_set<Id> orders;
    for (const HistoryTry &each : history.tries) {
        if (isGranted(each) && !orders.insert(each.order).second)
            cases.add(QStringLiteral("order %1 was granted twice").arg(each.order));
    }
}

/// Whoever got something of a sale has a place in it.
void checkEachHasHis(const HistoryFacts &facts, Cases &cases)
{
    for (const HistoryTry &each : facts.history.tries) {
        const auto hasPlace = [&](const HistoryLine &line) {
            const Id sale = facts.saleOf(line.option);
            return sale == 0 || std::any_of(each.admissions.begin(), each.admissions.end(),
                                            [sale](const ToldAdmission &admission) { return admission.sale == sale; });
        };
        if (isGranted(each) && !std::all_of(each.lines.begin(), each.lines.end(), hasPlace))
            cases.add(QStringLiteral("order %1 of what is on sale was given no place").arg(each.order));
    }
}

qint64 othersPlaces(const History &history, Id sale)
{
    qint64 count = 0;
    for (const HistoryOthers::Places &others : history.others.value_or(HistoryOthers()).sales)
        count += others.sale == sale ? others.count : 0;
    return count;
}

/// Sorts them by their sequence. How many of those between the first and the last are nobody's.
qint64 checkPlaces(Id sale, std::vector<Place> &places, Cases &cases)
{
    std::sort(places.begin(), places.end(), [](const Place &a, const Place &b) { return a.sequence < b.sequence; });
    for (std::size_t i = 1; i < places.size(); ++i) {
        if (places[i].sequence == places[i - 1].sequence)
            cases.add(QStringLiteral("sale %1: place %2 was given to order %3 and to order %4")
                          .arg(sale)
                          .arg(places[i].sequence)
                          .arg(places[i - 1].holder->order)
                          .arg(places[i].holder->order));
    }
    return places.back().sequence - places.front().sequence + 1 - qint64(places.size());
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

} // namespace

Finding placesDistinct(const HistoryFacts &facts)
{
    const History &history = facts.history;
    Cases cases;
    checkOrdersOnce(history, cases);
    checkEachHasHis(facts, cases);
    const auto unknown = std::count_if(history.tries.begin(), history.tries.end(), isOpen);
    const auto orders = std::count_if(history.tries.begin(), history.tries.end(), isGranted);
    std::size_t count = 0;
    qint64 between = 0;
    for (auto &[sale, places] : placesBySale(history)) {
        const qint64 missing = checkPlaces(sale, places, cases);
        const qint64 others = othersPlaces(history, sale);
        if (facts.knowsOthers() && missing > unknown + others)
            cases.add(QStringLiteral("sale %1: %2 places were given to nobody: %3 tries have no answer, others have %4")
                          .arg(sale)
                          .arg(missing)
                          .arg(unknown)
                          .arg(others));
        between += missing;
        count += places.size();
    }
    const QString who = facts.knowsOthers() || between == 0
                            ? QString()
                            : QStringLiteral("; %1 between them may be others': the history does not say").arg(between);
    return cases.finding({"places-distinct", "every order and every place was given once, and none was left out"},
                         QStringLiteral("%1 orders, %2 places").arg(orders).arg(count) + who);
}

/// The counter is linearizable: whoever was answered before another one asked has the lower place.
Finding firstComeFirstServed(const HistoryFacts &facts)
{
    Cases cases;
    std::size_t compared = 0;
    for (const auto &[sale, places] : placesBySale(facts.history)) {
        checkOrder(sale, places, cases);
        compared += places.size();
    }
    return cases.finding(
        {"first-come-first-served", "whoever was answered before another one asked has the lower place"},
        QStringLiteral("%1 places compared").arg(compared));
}

} // namespace firstcome::load
