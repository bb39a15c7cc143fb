-- SPDX-License-Identifier: GPL-3.0-or-later
-- expires_at: when his time is over; over_at: when no token of his is good any more, at the latest. stage: 0 in time,
-- 1 ended (nobody signs in as him), 2 something of him is kept until samples are removed. removed_at: when the shadow
-- sale and its stock went; what its run showed stays.
ALTER TABLE load_members ADD COLUMN over_at {{id}} NOT NULL DEFAULT 0;
ALTER TABLE load_members ADD COLUMN stage {{id}} NOT NULL DEFAULT 0;
CREATE INDEX load_members_stage ON load_members (stage, expires_at);
CREATE INDEX load_members_over ON load_members (stage, over_at);
ALTER TABLE rehearsals ADD COLUMN removed_at {{id}};
