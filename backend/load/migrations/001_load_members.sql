-- SPDX-License-Identifier: GPL-3.0-or-later
-- Members made for a load run, and when their tokens end.
CREATE TABLE load_members (
    member_id {{id}} NOT NULL PRIMARY KEY,
    expires_at {{id}} NOT NULL
) {{end}};
CREATE INDEX load_members_expiry ON load_members (expires_at);
