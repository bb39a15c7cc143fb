-- SPDX-License-Identifier: GPL-3.0-or-later
-- amount and quantity stay what was asked; granted_* is what was given. due_at: when the daily job completes a return
-- that nobody has decided, NULL otherwise. approval_id: a second person's, where one was needed.
CREATE TABLE claims (
    id {{id}} NOT NULL PRIMARY KEY,
    order_id {{id}} NOT NULL,
    line_id {{id}} NOT NULL,
    member_id {{id}} NOT NULL,
    seller_id {{id}} NOT NULL,
    store_id {{id}} NOT NULL,
    product_id {{id}} NOT NULL,
    option_id {{id}} NOT NULL,
    product_name {{text}} NOT NULL,
    option_name {{text}} NOT NULL,
    kind {{ascii}} NOT NULL,
    quantity {{id}} NOT NULL CHECK (quantity >= 0),
    amount {{id}} NOT NULL CHECK (amount > 0),
    reason {{text}} NOT NULL,
    state {{ascii}} NOT NULL,
    due_at {{id}},
    decided_by {{ascii}},
    decider_id {{id}},
    decided_at {{id}},
    note {{text}},
    approval_id {{id}},
    granted_amount {{id}},
    granted_quantity {{id}},
    restock {{id}},
    paid_amount {{id}},
    paid_by {{ascii}},
    completed_at {{id}},
    version {{id}} NOT NULL,
    requested_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    CHECK (granted_amount IS NULL OR (granted_amount > 0 AND granted_amount <= amount))
) {{end}};
CREATE INDEX claims_order ON claims (order_id);
CREATE INDEX claims_line ON claims (line_id);
CREATE INDEX claims_member ON claims (member_id, id);
CREATE INDEX claims_seller ON claims (seller_id, id);
CREATE INDEX claims_state ON claims (state, id);
CREATE INDEX claims_approval ON claims (approval_id);
CREATE INDEX claims_due ON claims (due_at);
