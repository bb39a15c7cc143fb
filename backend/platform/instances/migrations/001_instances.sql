-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row for each number that was ever given; its lease says whether somebody has it now.
CREATE TABLE instances (
    number {{id}} NOT NULL PRIMARY KEY,
    token {{id}} NOT NULL,
    lease_until {{id}} NOT NULL,
    serves {{id}} NOT NULL,
    drains {{id}} NOT NULL,
    log_level {{ascii}} NOT NULL,
    description {{long}} NOT NULL
) {{end}};
