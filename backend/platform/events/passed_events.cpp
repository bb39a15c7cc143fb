// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/passed_events.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::events {

namespace {

struct LoggedEvent
{
    qint64 id = 0;
    QByteArray topic;
    Id key = 0;
    int origin = 0;
    std::optional<qint64> ordinal; ///< nothing: no engine of its own has had it
    bool waits = false;
};

/// Group, topic and key -> the place of the last that it has dealt with.
using Places = std::map<std::tuple<QByteArray, QByteArray, Id>, qint64>;

std::vector<LoggedEvent> eventsOf(sql::Connection &connection, const LogStretch &stretch)
{
    auto &rows = connection.statement("SELECT id, topic, event_key, origin, ordinal, waiting, created_at FROM outbox "
                                      "WHERE id > ? ORDER BY id LIMIT ?");
    rows.bind(stretch.after, stretch.rows);
    std::vector<LoggedEvent> found;
    while (rows.next() && rows.instant(6) < stretch.before)
        found.push_back({rows.integer(0), rows.text(1), rows.integer(2), int(rows.integer(3)), rows.optionalInteger(4),
                         rows.optionalInteger(5).has_value()});
    rows.reset();
    return found;
}

/// How far all of these groups are in each origin's part of the embedded log; nothing where another engine brings it.
std::optional<LogPositions> passedByAll(sql::Connection &connection, const std::vector<ApplyEvents *> &groups)
{
    LogPositions passed;
    for (const LogPosition &position : allPositions(connection)) {
        const bool isKnown = std::any_of(groups.begin(), groups.end(), [&position](const ApplyEvents *group) {
            return group->group() == position.group;
        });
        if (!isKnown)
            continue; // of an earlier version
        const auto known = passed.try_emplace(position.origin, position.position).first;
        known->second = std::min(known->second, position.position);
    }
    return passed.empty() ? std::nullopt : std::optional(passed);
}

Places placesOf(sql::Connection &connection, const std::vector<LoggedEvent> &events)
{
    std::vector<Id> keys;
    for (const LoggedEvent &event : events)
        keys.push_back(event.key);
    auto &rows = connection.statement("SELECT i.consumer_group, i.topic, i.event_key, i.last_ordinal FROM " +
                                      sql::eachId(connection) + " event_inbox i ON i.event_key = j.value");
    rows.bind(sql::idList(std::move(keys)));
    Places places;
    while (rows.next())
        places[{rows.text(0), rows.text(1), rows.integer(2)}] = rows.integer(3);
    return places;
}

bool isPassed(const LoggedEvent &event, const std::vector<ApplyEvents *> &groups, const Places &places)
{
    if (event.waits || !event.ordinal)
        return !event.waits; // of before that engine: all had dealt with it when that took over
    return std::all_of(groups.begin(), groups.end(), [&](const ApplyEvents *group) {
        const auto place = places.find({group->group(), event.topic, event.key});
        return !group->reads(event.topic) || (place != places.end() && place->second >= *event.ordinal);
    });
}

} // namespace

Forgotten forgetPassed(sql::Connection &connection, const std::vector<ApplyEvents *> &groups, const LogStretch &stretch)
{
    const std::vector<LoggedEvent> old = eventsOf(connection, stretch);
    Forgotten done;
    if (old.empty())
        return done;
    const qint64 last = logRange(connection).last;
    const auto positions = passedByAll(connection, groups);
    const Places places = positions ? Places() : placesOf(connection, old);
    for (const LoggedEvent &event : old) {
        const auto part = positions ? positions->find(event.origin) : LogPositions::const_iterator();
        const bool passed =
            positions ? part != positions->end() && event.id <= part->second : isPassed(event, groups, places);
        if (!passed || event.id == last)
            continue;
        connection.statement("DELETE FROM outbox WHERE id = ?").bind(event.id).exec();
        ++done.events;
    }
    if (int(old.size()) == stretch.rows)
        done.next = old.back().id;
    return done;
}

std::vector<qint64> sentAndWanted(sql::Connection &connection, const std::vector<ApplyEvents *> &groups,
                                  const QByteArray &topic)
{
    constexpr int atOnce = 2'000;
    std::vector<qint64> wanted;
    LogStretch stretch{0, Instant::max(), atOnce};
    while (true) {
        const std::vector<LoggedEvent> events = eventsOf(connection, stretch);
        const Places places = placesOf(connection, events);
        for (const LoggedEvent &event : events) {
            if (event.topic == topic && !event.waits && !isPassed(event, groups, places))
                wanted.push_back(event.id);
        }
        if (int(events.size()) < atOnce)
            return wanted;
        stretch.after = events.back().id;
    }
}

} // namespace firstcome::events
