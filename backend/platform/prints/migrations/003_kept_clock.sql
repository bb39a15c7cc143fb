-- SPDX-License-Identifier: GPL-3.0-or-later
-- How far the clock of this shop is ahead of the system's: one row, none where it never was.
CREATE TABLE kept_clock (
    seconds_ahead {{id}} NOT NULL PRIMARY KEY
) {{end}};
