-- SPDX-License-Identifier: GPL-3.0-or-later
-- An order carries its idempotency key; total, hold_expires_at and the lines' figures never change, so that a retry is
-- answered from them. due_at: when the order must have moved on or be looked at; NULL when nothing is awaited any more.
CREATE TABLE orders (
    id {{id}} NOT NULL PRIMARY KEY,
    member_id {{id}} NOT NULL,
    idempotency_key {{ascii}} NOT NULL,
    body_hash {{blob}} NOT NULL,
    state {{ascii}} NOT NULL,
    method {{ascii}} NOT NULL,
    total {{id}} NOT NULL CHECK (total >= 0),
    hold_expires_at {{id}} NOT NULL,
    paying_since {{id}},
    due_at {{id}},
    attention {{ascii}},
    attention_since {{id}},
    cancelling {{long}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    UNIQUE (member_id, idempotency_key)
) {{end}};
CREATE INDEX orders_due ON orders (due_at);
CREATE TABLE order_lines (
    id {{id}} NOT NULL PRIMARY KEY,
    order_id {{id}} NOT NULL,
    option_id {{id}} NOT NULL,
    product_id {{id}} NOT NULL,
    store_id {{id}} NOT NULL,
    seller_id {{id}} NOT NULL,
    product_name {{text}} NOT NULL,
    option_name {{text}} NOT NULL,
    unit_price {{id}} NOT NULL CHECK (unit_price >= 0),
    quantity {{id}} NOT NULL CHECK (quantity > 0),
    sale_id {{id}},
    admission {{id}},
    state {{ascii}} NOT NULL,
    paid_at {{id}},
    delivered_at {{id}},
    open_claim_id {{id}},
    refunded_amount {{id}} NOT NULL CHECK (refunded_amount >= 0)
) {{end}};
CREATE INDEX order_lines_order ON order_lines (order_id);
