-- SPDX-License-Identifier: GPL-3.0-or-later
-- A sale is open from open_at (included) to close_at (excluded). Its row lock orders its admissions.
CREATE TABLE sales (
    id {{id}} NOT NULL PRIMARY KEY,
    product_id {{id}} NOT NULL,
    open_at {{id}} NOT NULL,
    close_at {{id}} NOT NULL,
    per_member_limit {{id}} CHECK (per_member_limit > 0),
    hold_seconds {{id}} NOT NULL CHECK (hold_seconds > 0),
    announced {{id}} NOT NULL,
    version {{id}} NOT NULL,
    admission_count {{id}} NOT NULL,
    admission_head {{blob}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    CHECK (close_at >= open_at)
) {{end}};
CREATE INDEX sales_product ON sales (product_id);
CREATE INDEX sales_close ON sales (close_at);
-- Units a member has been granted in a sale; a released hold gives them back, a committed one never.
CREATE TABLE sale_members (
    sale_id {{id}} NOT NULL,
    member_id {{id}} NOT NULL,
    granted {{id}} NOT NULL CHECK (granted >= 0),
    PRIMARY KEY (sale_id, member_id)
) {{end}};
-- The ledger of grants, appended only: each row's hash covers the one before it.
CREATE TABLE admissions (
    sale_id {{id}} NOT NULL,
    sequence {{id}} NOT NULL,
    order_id {{id}} NOT NULL,
    member_id {{id}} NOT NULL,
    quantity {{id}} NOT NULL CHECK (quantity > 0),
    received_at {{id}} NOT NULL,
    decided_at {{id}} NOT NULL,
    hash {{blob}} NOT NULL,
    PRIMARY KEY (sale_id, sequence)
) {{end}};
-- Refusals, one row a second and reason.
CREATE TABLE sale_refusals (
    sale_id {{id}} NOT NULL,
    second_at {{id}} NOT NULL,
    reason {{ascii}} NOT NULL,
    refused {{id}} NOT NULL,
    first_received {{id}} NOT NULL,
    last_received {{id}} NOT NULL,
    lowest_available {{id}},
    PRIMARY KEY (sale_id, second_at, reason)
) {{end}};
