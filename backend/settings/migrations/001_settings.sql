-- SPDX-License-Identifier: GPL-3.0-or-later
-- What operators set while it runs, on every instance, and each change of it; what has no row is as it was started.
CREATE TABLE run_time_settings (
    name {{ascii}} NOT NULL PRIMARY KEY,
    version {{id}} NOT NULL,
    value {{text}} NOT NULL,
    operator_id {{id}} NOT NULL,
    changed_at {{id}} NOT NULL
) {{end}};
CREATE TABLE run_time_setting_changes (
    name {{ascii}} NOT NULL,
    version {{id}} NOT NULL,
    value {{text}} NOT NULL,
    reason {{text}} NOT NULL,
    operator_id {{id}} NOT NULL,
    changed_at {{id}} NOT NULL,
    PRIMARY KEY (name, version)
) {{end}};
