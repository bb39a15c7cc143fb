-- SPDX-License-Identifier: GPL-3.0-or-later
-- The outbox is the log of the embedded engines: a partition's offset is the row id (one writer, so id order is
-- commit order).
CREATE TABLE outbox (
    id {{auto}},
    topic {{ascii}} NOT NULL,
    event_key {{id}} NOT NULL,
    sequence {{id}} NOT NULL,
    type {{ascii}} NOT NULL,
    version {{id}} NOT NULL,
    payload {{long}} NOT NULL,
    trace {{ascii}} NOT NULL,
    created_at {{id}} NOT NULL
) {{end}};
CREATE TABLE event_offsets (
    consumer_group {{ascii}} NOT NULL PRIMARY KEY,
    position {{id}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
CREATE TABLE dead_letters (
    id {{auto}},
    consumer_group {{ascii}} NOT NULL,
    event_id {{id}} NOT NULL,
    topic {{ascii}} NOT NULL,
    event_key {{id}} NOT NULL,
    type {{ascii}} NOT NULL,
    payload {{long}} NOT NULL,
    reason {{long}} NOT NULL,
    state {{ascii}} NOT NULL,
    created_at {{id}} NOT NULL,
    UNIQUE (consumer_group, event_id)
) {{end}};
