-- SPDX-License-Identifier: GPL-3.0-or-later
-- What operators want of a consumer group, on every instance: that it rests, or that it fails of a type of event.
CREATE TABLE group_wishes (
    consumer_group {{ascii}} NOT NULL PRIMARY KEY,
    paused {{id}} NOT NULL,
    fail_type {{ascii}},
    fail_until {{id}}
) {{end}};
