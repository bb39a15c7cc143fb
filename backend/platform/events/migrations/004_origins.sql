-- SPDX-License-Identifier: GPL-3.0-or-later
-- Several processes may append at once, so ids are not in the order of commits; those of one origin are, since it has
-- one writer. So each group stands somewhere in every origin's part of the log. Origin 0 is always there.
ALTER TABLE outbox ADD COLUMN origin {{id}} NOT NULL DEFAULT 0;
CREATE INDEX outbox_origin ON outbox (origin) {{where}} origin > 0;
CREATE TABLE event_origins (
    origin {{id}} NOT NULL PRIMARY KEY
) {{end}};
INSERT INTO event_origins VALUES (0);
CREATE TABLE event_positions (
    consumer_group {{ascii}} NOT NULL,
    origin {{id}} NOT NULL,
    position {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    PRIMARY KEY (consumer_group, origin)
) {{end}};
INSERT INTO event_positions SELECT consumer_group, 0, position, updated_at FROM event_offsets;
DROP TABLE event_offsets;
