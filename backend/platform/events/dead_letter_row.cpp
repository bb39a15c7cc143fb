// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/dead_letter_row.h"

#include "shared/base/assert.h"

namespace firstcome::events {

namespace {

LetterState stateFrom(const QByteArray &text)
{
    using enum LetterState;
    for (const LetterState state : {Dead, Retry, Parked, Replayed, Discarded}) {
        if (text == textOf(state))
            return state;
    }
    FIRSTCOME_ASSERT(false, "a dead letter is in a state that is known");
    return Dead;
}

} // namespace

QByteArray selectLetters(const QByteArray &rest)
{
    return "SELECT d.id, d.consumer_group, d.event_id, d.topic, d.event_key, d.sequence, d.type, d.version, d.payload, "
           "d.trace, d.event_at, d.reason, d.state, d.attempts, d.next_at, d.created_at FROM dead_letters d " +
           rest;
}

DeadLetter letterOf(const sql::Statement &row)
{
    DeadLetter letter;
    letter.id = row.integer(0);
    letter.group = row.text(1);
    Event &event = letter.event;
    event.id = row.integer(2);
    event.topic = row.text(3);
    event.key = row.integer(4);
    event.sequence = row.integer(5);
    event.type = row.text(6);
    event.version = int(row.integer(7));
    event.payload = row.text(8);
    event.trace = row.text(9);
    event.at = row.instant(10);
    letter.reason = row.text(11);
    letter.state = stateFrom(row.text(12));
    letter.attempts = int(row.integer(13));
    letter.nextAt = row.optionalInstant(14);
    letter.at = row.instant(15);
    return letter;
}

} // namespace firstcome::events
