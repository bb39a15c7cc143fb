-- SPDX-License-Identifier: GPL-3.0-or-later
-- 1: about an order of a load run, which is no business: neither seller nor operator is shown it in a list.
ALTER TABLE claims ADD COLUMN sample {{id}} NOT NULL DEFAULT 0;
