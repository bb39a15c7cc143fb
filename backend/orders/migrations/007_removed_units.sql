-- SPDX-License-Identifier: GPL-3.0-or-later
-- Units of orders of load runs that were removed, by the sale they were granted in: its admission ledger still has
-- them. Their rows in sample_orders stay, so that whoever hears of such an order late knows what it was.
CREATE TABLE removed_units (
    sale_id {{id}} NOT NULL PRIMARY KEY,
    units {{id}} NOT NULL CHECK (units >= 0)
) {{end}};
