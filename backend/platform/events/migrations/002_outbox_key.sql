-- SPDX-License-Identifier: GPL-3.0-or-later
-- For the timeline of one key. Keys rise with time, so entries are added at the index's end.
CREATE INDEX outbox_key ON outbox (event_key);
