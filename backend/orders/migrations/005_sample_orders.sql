-- SPDX-License-Identifier: GPL-3.0-or-later
-- Orders placed by members of load runs: they are no business, and no figure of the day counts them.
CREATE TABLE sample_orders (
    order_id {{id}} NOT NULL PRIMARY KEY
) {{end}};
