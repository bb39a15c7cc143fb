-- SPDX-License-Identifier: GPL-3.0-or-later
-- Days are days of Asia/Seoul, counted from 1970-01-01. A line is never changed; claim_id is 0 for a SALE. Its index
-- has all that a run reads, so that a day of 10,000,000 lines is summed without touching one of them.
CREATE TABLE settlement_lines (
    id {{id}} NOT NULL PRIMARY KEY,
    day {{id}} NOT NULL,
    seller_id {{id}} NOT NULL,
    store_id {{id}} NOT NULL,
    order_id {{id}} NOT NULL,
    line_id {{id}} NOT NULL,
    claim_id {{id}} NOT NULL,
    kind {{ascii}} NOT NULL,
    amount {{id}} NOT NULL,
    fee {{id}} NOT NULL,
    happened_at {{id}} NOT NULL,
    UNIQUE (line_id, claim_id)
) {{end}};
CREATE INDEX settlement_lines_day ON settlement_lines (day, seller_id, id, amount, fee);
-- Refunds of lines that are not delivered yet: they are written beside their SALE.
CREATE TABLE settlement_waiting_refunds (
    claim_id {{id}} NOT NULL PRIMARY KEY,
    line_id {{id}} NOT NULL,
    amount {{id}} NOT NULL,
    happened_at {{id}} NOT NULL
) {{end}};
CREATE INDEX settlement_waiting_refunds_line ON settlement_waiting_refunds (line_id);
-- One row: no line is written for a day up to this one any more.
CREATE TABLE settlement_fence (
    only_row {{id}} NOT NULL PRIMARY KEY,
    closed_until {{id}} NOT NULL
) {{end}};
INSERT INTO settlement_fence (only_row, closed_until) VALUES (1, 0);
-- The fee in basis points, from when on it holds.
CREATE TABLE settlement_rates (
    since {{id}} NOT NULL PRIMARY KEY,
    basis_points {{id}} NOT NULL
) {{end}};
-- One row a seller and day. `carried` is 1 where its deficit stands in a later row's carried_over.
CREATE TABLE settlements (
    id {{id}} NOT NULL PRIMARY KEY,
    seller_id {{id}} NOT NULL,
    day {{id}} NOT NULL,
    line_count {{id}} NOT NULL,
    gross {{id}} NOT NULL,
    refunds {{id}} NOT NULL,
    fee {{id}} NOT NULL,
    carried_over {{id}} NOT NULL,
    net {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    carried {{id}} NOT NULL,
    payout_id {{id}},
    created_at {{id}} NOT NULL,
    version {{id}} NOT NULL,
    UNIQUE (seller_id, day)
) {{end}};
CREATE INDEX settlements_day ON settlements (day, id);
CREATE INDEX settlements_open ON settlements (seller_id, state, carried, net);
CREATE INDEX settlements_payout ON settlements (payout_id);
-- after_seller: how far a run has come; moved_at: when.
CREATE TABLE settlement_runs (
    day {{id}} NOT NULL PRIMARY KEY,
    state {{ascii}} NOT NULL,
    after_seller {{id}} NOT NULL,
    seller_count {{id}} NOT NULL,
    line_count {{id}} NOT NULL,
    net {{id}} NOT NULL,
    started_at {{id}} NOT NULL,
    moved_at {{id}} NOT NULL,
    ended_at {{id}},
    version {{id}} NOT NULL
) {{end}};
-- waiting_seller is the seller while it is REQUESTED: one at a time.
CREATE TABLE payouts (
    id {{id}} NOT NULL PRIMARY KEY,
    seller_id {{id}} NOT NULL,
    from_day {{id}} NOT NULL,
    to_day {{id}} NOT NULL,
    amount {{id}} NOT NULL CHECK (amount > 0),
    settlement_count {{id}} NOT NULL,
    state {{ascii}} NOT NULL,
    waiting_seller {{id}} UNIQUE,
    approval_id {{id}} UNIQUE,
    decided_by {{id}},
    decided_at {{id}},
    reason {{text}} NOT NULL,
    requested_at {{id}} NOT NULL,
    version {{id}} NOT NULL
) {{end}};
CREATE INDEX payouts_seller ON payouts (seller_id, id);
