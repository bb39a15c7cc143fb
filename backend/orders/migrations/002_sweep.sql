-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row: how far the sweep has come. What was due before `through` has been looked at; `moved_at` is when it last
-- came on.
CREATE TABLE order_sweep (
    only_row {{id}} NOT NULL PRIMARY KEY,
    through {{id}} NOT NULL,
    moved_at {{id}} NOT NULL
) {{end}};
INSERT INTO order_sweep (only_row, through, moved_at) VALUES (1, 0, 0);
