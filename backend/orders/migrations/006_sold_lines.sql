-- SPDX-License-Identifier: GPL-3.0-or-later
-- What each seller sold, by when it was paid: a table of its own, written when a line is paid, so that placing an order
-- costs nothing for it. Orders of load runs are not in it.
CREATE TABLE sold_lines (
    seller_id {{id}} NOT NULL,
    paid_at {{id}} NOT NULL,
    line_id {{id}} NOT NULL,
    store_id {{id}} NOT NULL,
    PRIMARY KEY (seller_id, paid_at, line_id)
) {{end}};
INSERT INTO sold_lines (seller_id, paid_at, line_id, store_id)
    SELECT l.seller_id, l.paid_at, l.id, l.store_id FROM order_lines l
    LEFT JOIN sample_orders m ON m.order_id = l.order_id
    WHERE l.paid_at IS NOT NULL AND m.order_id IS NULL;
