-- SPDX-License-Identifier: GPL-3.0-or-later
-- Only accounts that belong to someone keep a balance; the house's own (GATEWAY, ORDERS ...) are sums over the
-- entries, so no row is hot.
CREATE TABLE accounts (
    kind {{ascii}} NOT NULL,
    owner_id {{id}} NOT NULL,
    balance {{id}} NOT NULL CHECK (balance >= 0),
    PRIMARY KEY (kind, owner_id)
) {{end}};
CREATE TABLE ledger_entries (
    id {{auto}},
    cause {{ascii}} NOT NULL UNIQUE,
    debit_kind {{ascii}} NOT NULL,
    debit_owner {{id}} NOT NULL,
    credit_kind {{ascii}} NOT NULL,
    credit_owner {{id}} NOT NULL,
    amount {{id}} NOT NULL,
    created_at {{id}} NOT NULL
) {{end}};
