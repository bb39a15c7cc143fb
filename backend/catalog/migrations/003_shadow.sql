-- SPDX-License-Identifier: GPL-3.0-or-later
-- The product that this one rehearses. A shadow is never live: nobody lists, finds or changes it; it is there for
-- members of load runs until deleted_at.
ALTER TABLE products ADD COLUMN shadow_of {{id}};
