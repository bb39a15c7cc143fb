-- SPDX-License-Identifier: GPL-3.0-or-later
-- product_off: the catalogue has taken the whole product off sale.
ALTER TABLE options ADD COLUMN product_off {{id}} NOT NULL DEFAULT 0;
