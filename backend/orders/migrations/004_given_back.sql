-- SPDX-License-Identifier: GPL-3.0-or-later
-- Units of the line that claims brought back.
ALTER TABLE order_lines ADD COLUMN returned_quantity {{id}} NOT NULL DEFAULT 0;
