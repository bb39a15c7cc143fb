-- SPDX-License-Identifier: GPL-3.0-or-later
-- From where on a group wants a topic again: events before `from_id` that it has not had are passed over, those from
-- there to `until_id` are brought again, as far as `next_id`. Asked for, and agreed to by a second person.
CREATE TABLE offset_resets (
    id {{id}} NOT NULL PRIMARY KEY,
    consumer_group {{ascii}} NOT NULL,
    topic {{ascii}} NOT NULL,
    topic_partition {{id}},
    from_id {{id}} NOT NULL,
    next_id {{id}} NOT NULL,
    until_id {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    operator_id {{id}} NOT NULL,
    approval_id {{id}} UNIQUE,
    created_at {{id}} NOT NULL
) {{end}};
CREATE INDEX offset_resets_state ON offset_resets (state);
