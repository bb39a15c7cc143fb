-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an operator imposes on the breaker of a dependency, on every instance, until then; one that was reverted ended
-- at that moment. A point is what one instance's breaker did since its last one, kept for a week.
CREATE TABLE breaker_forcings (
    name {{ascii}} NOT NULL PRIMARY KEY,
    version {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    until_at {{id}} NOT NULL,
    reason {{text}} NOT NULL,
    operator_id {{id}} NOT NULL,
    forced_at {{id}} NOT NULL
) {{end}};
CREATE TABLE breaker_points (
    name {{ascii}} NOT NULL,
    taken_at {{id}} NOT NULL,
    instance {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    calls {{id}} NOT NULL,
    failed {{id}} NOT NULL,
    slow {{id}} NOT NULL,
    turned_away {{id}} NOT NULL,
    PRIMARY KEY (name, taken_at, instance)
) {{end}};
CREATE INDEX breaker_points_age ON breaker_points (taken_at);
