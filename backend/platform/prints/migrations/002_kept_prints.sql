-- SPDX-License-Identifier: GPL-3.0-or-later
-- Keys that sign nothing any more, and with which what was signed is still read: their lines stay in their file.
CREATE TABLE kept_prints (
    purpose {{ascii}} NOT NULL,
    print {{ascii}} NOT NULL,
    known_since {{id}} NOT NULL,
    PRIMARY KEY (purpose, print)
) {{end}};
