-- SPDX-License-Identifier: GPL-3.0-or-later
-- How far a consumer group was behind, kept for a week; what was not known then is NULL.
CREATE TABLE lag_points (
    consumer_group {{ascii}} NOT NULL,
    taken_at {{id}} NOT NULL,
    events {{id}},
    behind {{id}},
    PRIMARY KEY (consumer_group, taken_at)
) {{end}};
CREATE INDEX lag_points_age ON lag_points (taken_at);
