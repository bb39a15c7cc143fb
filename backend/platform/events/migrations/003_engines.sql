-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where events go on to an engine of their own: which rows it has not taken yet, the place of each among those of its
-- topic and key (from 1, without gaps), and how far every group is with every key, in the transaction of the effect.
ALTER TABLE outbox ADD COLUMN waiting {{id}};
ALTER TABLE outbox ADD COLUMN ordinal {{id}};
CREATE INDEX outbox_waiting ON outbox (waiting) {{where}} waiting = 1;
CREATE TABLE event_ordinals (
    event_key {{id}} NOT NULL,
    topic {{ascii}} NOT NULL,
    last_ordinal {{id}} NOT NULL,
    PRIMARY KEY (event_key, topic)
) {{end}};
CREATE TABLE event_inbox (
    event_key {{id}} NOT NULL,
    consumer_group {{ascii}} NOT NULL,
    topic {{ascii}} NOT NULL,
    last_ordinal {{id}} NOT NULL,
    last_event {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    PRIMARY KEY (event_key, consumer_group, topic)
) {{end}};
CREATE TABLE event_gaps (
    consumer_group {{ascii}} NOT NULL,
    event_key {{id}} NOT NULL,
    topic {{ascii}} NOT NULL,
    ordinal {{id}} NOT NULL,
    event_id {{id}} NOT NULL,
    since {{id}} NOT NULL,
    PRIMARY KEY (consumer_group, event_key, topic, ordinal)
) {{end}};
