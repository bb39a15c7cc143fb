-- SPDX-License-Identifier: GPL-3.0-or-later
-- The sale that this one rehearses; NULL: it is one itself.
ALTER TABLE sales ADD COLUMN shadow_of {{id}};
