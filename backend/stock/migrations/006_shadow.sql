-- SPDX-License-Identifier: GPL-3.0-or-later
-- shadow: stock of a rehearsal, which only members of load runs see and buy.
ALTER TABLE options ADD COLUMN shadow {{id}} NOT NULL DEFAULT 0;
