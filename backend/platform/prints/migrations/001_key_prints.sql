-- SPDX-License-Identifier: GPL-3.0-or-later
-- By its print the key is known that signs for a purpose; the key itself is in a file beside the database.
CREATE TABLE key_prints (
    purpose {{ascii}} NOT NULL PRIMARY KEY,
    print {{ascii}} NOT NULL,
    known_since {{id}} NOT NULL
) {{end}};
