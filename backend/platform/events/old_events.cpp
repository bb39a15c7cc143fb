// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/old_events.h"

#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/event_history.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/sql/id_list.h"

namespace firstcome::events {

namespace {

struct OldEvent
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

std::vector<OldEvent> oldEvents(sql::Connection &connection, const LogStretch &stretch)
{
    auto &rows = connection.statement("SELECT id, topic, event_key, origin, ordinal, waiting, created_at FROM outbox "
                                      "WHERE id > ? ORDER BY id LIMIT ?");
    rows.bind(stretch.after, stretch.rows);
    std::vector<OldEvent> old;
    while (rows.next() && rows.instant(6) < stretch.before)
        old.push_back({rows.integer(0), rows.text(1), rows.integer(2), int(rows.integer(3)), rows.optionalInteger(4),
                       rows.optionalInteger(5).has_value()});
    rows.reset();
    return old;
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

Places placesOf(sql::Connection &connection, const std::vector<OldEvent> &events)
{
    std::vector<Id> keys;
    for (const OldEvent &event : events)
        keys.push_back(event.key);
    auto &rows = connection.statement("SELECT i.consumer_group, i.topic, i.event_key, i.last_ordinal FROM " +
                                      sql::eachId(connection) + " event_inbox i ON i.event_key = j.value");
    rows.bind(sql::idList(std::move(keys)));
    Places places;
    while (rows.next())
        places[{rows.text(0), rows.text(1), rows.integer(2)}] = rows.integer(3);
    return places;
}

bool isPassed(const OldEvent &event, const std::vector<ApplyEvents *> &groups, const Places &places)
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
    const std::vector<OldEvent> old = oldEvents(connection, stretch);
    Forgotten done;
    if (old.empty())
        return done;
    const qint64 last = logRange(connection).last;
    const auto positions = passedByAll(connection, groups);
    const Places places = positions ? Places() : placesOf(connection, old);
    for (const OldEvent &event : old) {
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

} // namespace firstcome::events
