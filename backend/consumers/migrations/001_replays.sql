-- SPDX-License-Identifier: GPL-3.0-or-later
-- A copy of a dead letter's payload as a person mended it; the letter itself is never changed. A replay applies letters
-- once a second person agrees; of its letters only state and reason change, once.
CREATE TABLE dead_letter_copies (
    id {{id}} NOT NULL PRIMARY KEY,
    letter_id {{id}} NOT NULL,
    payload {{long}} NOT NULL,
    operator_id {{id}} NOT NULL,
    created_at {{id}} NOT NULL
) {{end}};
CREATE INDEX dead_letter_copies_letter ON dead_letter_copies (letter_id);
CREATE TABLE replays (
    id {{id}} NOT NULL PRIMARY KEY,
    operator_id {{id}} NOT NULL,
    reason {{text}} NOT NULL,
    per_second {{id}} NOT NULL,
    letters {{id}} NOT NULL,
    digest {{ascii}} NOT NULL,
    state {{ascii}} NOT NULL,
    approval_id {{id}} UNIQUE,
    asked_at {{id}} NOT NULL,
    started_at {{id}},
    ended_at {{id}}
) {{end}};
CREATE INDEX replays_state ON replays (state);
CREATE TABLE replay_letters (
    replay_id {{id}} NOT NULL,
    letter_id {{id}} NOT NULL,
    copy_id {{id}},
    state {{ascii}} NOT NULL,
    reason {{long}} NOT NULL,
    PRIMARY KEY (replay_id, letter_id)
) {{end}};
