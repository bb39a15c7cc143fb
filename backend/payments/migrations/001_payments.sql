-- SPDX-License-Identifier: GPL-3.0-or-later
-- A payment is for an order or for a charge of a balance; the gateway knows it by `subject_id`.
CREATE TABLE payments (
    id {{id}} NOT NULL PRIMARY KEY,
    subject {{ascii}} NOT NULL,
    subject_id {{id}} NOT NULL UNIQUE,
    member_id {{id}} NOT NULL,
    method {{ascii}} NOT NULL,
    amount {{id}} NOT NULL CHECK (amount > 0),
    canceled_amount {{id}} NOT NULL DEFAULT 0 CHECK (canceled_amount >= 0),
    state {{ascii}} NOT NULL,
    payment_key {{ascii}},
    idempotency_key {{ascii}},
    body_hash {{blob}},
    failure_reason {{text}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    CHECK (canceled_amount <= amount)
) {{end}};
-- Committed before the gateway is called; `due_at` is when its outcome is asked for, NULL once it is known.
CREATE TABLE payment_transactions (
    id {{id}} NOT NULL PRIMARY KEY,
    payment_id {{id}} NOT NULL,
    kind {{ascii}} NOT NULL,
    amount {{id}} NOT NULL CHECK (amount > 0),
    state {{ascii}} NOT NULL,
    cause {{ascii}} NOT NULL UNIQUE,
    gateway_key {{ascii}},
    attempts {{id}} NOT NULL DEFAULT 0,
    due_at {{id}},
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
CREATE INDEX payment_transactions_payment ON payment_transactions (payment_id);
CREATE INDEX payment_transactions_due ON payment_transactions (due_at);
CREATE INDEX payments_member_key ON payments (member_id, idempotency_key);
