-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row's id is its idempotency key at the carrier. `handed_over` is set before the carrier is called; `due_at`
-- is when it is asked next.
CREATE TABLE deliveries (
    id {{id}} NOT NULL PRIMARY KEY,
    line_id {{id}} NOT NULL UNIQUE,
    order_id {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    carrier_reference {{ascii}},
    handed_over {{id}} NOT NULL DEFAULT 0,
    attempts {{id}} NOT NULL DEFAULT 0,
    failure_reason {{text}},
    due_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
CREATE INDEX deliveries_order ON deliveries (order_id);
CREATE INDEX deliveries_due ON deliveries (due_at);
CREATE INDEX deliveries_reference ON deliveries (carrier_reference);
