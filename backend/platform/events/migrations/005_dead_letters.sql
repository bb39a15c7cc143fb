-- SPDX-License-Identifier: GPL-3.0-or-later
-- A dead letter keeps all of its event, so that it can be applied after the log has forgotten it; how often it was
-- tried, and when it is tried next. The first open one of a key is DEAD or RETRY, those behind it are PARKED.
ALTER TABLE dead_letters ADD COLUMN sequence {{id}} NOT NULL DEFAULT 0;
ALTER TABLE dead_letters ADD COLUMN version {{id}} NOT NULL DEFAULT 1;
ALTER TABLE dead_letters ADD COLUMN trace {{ascii}} NOT NULL DEFAULT '';
ALTER TABLE dead_letters ADD COLUMN event_at {{id}} NOT NULL DEFAULT 0;
ALTER TABLE dead_letters ADD COLUMN attempts {{id}} NOT NULL DEFAULT 0;
ALTER TABLE dead_letters ADD COLUMN next_at {{id}};
CREATE INDEX dead_letters_state ON dead_letters (state, next_at);
CREATE INDEX dead_letters_key ON dead_letters (event_key, consumer_group);
