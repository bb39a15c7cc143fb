-- SPDX-License-Identifier: GPL-3.0-or-later
-- An import that was begun over HTTP. outcome is JSON: the report of one that is done, code and detail of one refused.
CREATE TABLE import_runs (
    id {{id}} NOT NULL PRIMARY KEY,
    operator_id {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    store {{text}} NOT NULL,
    dry_run {{id}} NOT NULL,
    end_missing {{id}} NOT NULL,
    started_at {{id}} NOT NULL,
    finished_at {{id}},
    outcome {{long}}
) {{end}};
