-- SPDX-License-Identifier: GPL-3.0-or-later
-- An operator's correction names the approval of a second person, once; a seller's names none. Those made before a
-- second person was asked for are marked with a number of their own below 0.
ALTER TABLE stock_corrections ADD COLUMN approval_id {{id}};
UPDATE stock_corrections SET approval_id = -id WHERE corrector = 'OPERATOR';
CREATE UNIQUE INDEX stock_corrections_approval ON stock_corrections (approval_id);
