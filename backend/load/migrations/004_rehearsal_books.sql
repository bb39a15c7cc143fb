-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the shop's own books said of the rehearsal when its verdict was told; NULL: they were not asked then.
ALTER TABLE rehearsals ADD COLUMN book_orders {{id}};
ALTER TABLE rehearsals ADD COLUMN book_units {{id}};
ALTER TABLE rehearsals ADD COLUMN book_peak {{id}};
ALTER TABLE rehearsals ADD COLUMN book_oversold {{id}};
