-- SPDX-License-Identifier: GPL-3.0-or-later
-- kept: 1 when his time is over and something of him is kept, until samples are removed. removed_at: when the shadow
-- sale and its stock went; what its run showed stays.
ALTER TABLE load_members ADD COLUMN kept {{id}} NOT NULL DEFAULT 0;
CREATE INDEX load_members_kept ON load_members (kept, expires_at);
ALTER TABLE rehearsals ADD COLUMN removed_at {{id}};
