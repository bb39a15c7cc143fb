-- SPDX-License-Identifier: GPL-3.0-or-later
-- 1: a cancel that is not decided yet holds it back from the carrier; 2: the carrier has let it go for that cancel.
ALTER TABLE deliveries ADD COLUMN held_back {{id}} NOT NULL DEFAULT 0;
