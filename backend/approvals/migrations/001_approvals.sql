-- SPDX-License-Identifier: GPL-3.0-or-later
-- An act that needs a second person, as it was asked for; never deleted. Only state, decided_*, note, waiting_for and
-- version change, once. `waiting_for` is "ACTION type:id" while it waits: one at a time of a subject and an act.
CREATE TABLE approvals (
    id {{id}} NOT NULL PRIMARY KEY,
    action {{ascii}} NOT NULL,
    permission {{id}} NOT NULL,
    subject_type {{ascii}} NOT NULL,
    subject_id {{ascii}} NOT NULL,
    label {{text}} NOT NULL,
    terms {{long}} NOT NULL,
    amount {{id}},
    old_value {{long}} NOT NULL,
    new_value {{long}} NOT NULL,
    bound_to {{ascii}} NOT NULL,
    reason {{text}} NOT NULL,
    asker {{ascii}} NOT NULL,
    asker_id {{id}} NOT NULL,
    requested_at {{id}} NOT NULL,
    expires_at {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    waiting_for {{ascii}} UNIQUE,
    decided_by {{id}},
    decided_at {{id}},
    note {{text}} NOT NULL,
    version {{id}} NOT NULL
) {{end}};
CREATE INDEX approvals_state ON approvals (state, id);
