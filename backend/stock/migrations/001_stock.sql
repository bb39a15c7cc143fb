-- SPDX-License-Identifier: GPL-3.0-or-later
-- An option is the stock unit. available = on_hand - held; received - scrapped = on_hand + sold, always.
CREATE TABLE options (
    id {{id}} NOT NULL PRIMARY KEY,
    product_id {{id}} NOT NULL,
    position {{id}} NOT NULL,
    name {{text}} NOT NULL,
    price {{id}} NOT NULL CHECK (price >= 0),
    on_hand {{id}} NOT NULL CHECK (on_hand >= 0),
    held {{id}} NOT NULL CHECK (held >= 0),
    sold {{id}} NOT NULL CHECK (sold >= 0),
    imported_stock {{id}},
    deleted_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    CHECK (on_hand - held >= 0)
) {{end}};
CREATE INDEX options_product ON options (product_id);
-- A hold has the id of its order line: no index by order is needed.
CREATE TABLE holds (
    id {{id}} NOT NULL PRIMARY KEY,
    order_id {{id}} NOT NULL,
    option_id {{id}} NOT NULL,
    quantity {{id}} NOT NULL CHECK (quantity > 0),
    state {{ascii}} NOT NULL,
    expires_at {{id}} NOT NULL
) {{end}};
-- Units that came (RECEIVED), went (SCRAPPED) or came back after a sale (PUT_BACK); a cause counts once.
CREATE TABLE stock_entries (
    id {{auto}},
    option_id {{id}} NOT NULL,
    kind {{ascii}} NOT NULL,
    quantity {{id}} NOT NULL CHECK (quantity > 0),
    cause {{ascii}} NOT NULL,
    created_at {{id}} NOT NULL,
    UNIQUE (cause)
) {{end}};
