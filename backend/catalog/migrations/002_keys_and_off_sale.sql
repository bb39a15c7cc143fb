-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names and handles are compared by their keys (shared/base/text_form.h), the same on every engine. The keys of rows
-- that are there begin as the texts; name_key of products is empty until the program has filled all of them in.
-- The name of a product need not be its own: handles tell products of one name apart.
-- off_sale says who took the product off sale: PERSON or SOURCE; NULL while it is on sale.
CREATE TABLE stores_keyed (
    id {{id}} NOT NULL PRIMARY KEY,
    seller_id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    description {{long}} NOT NULL,
    search_text {{long}} NOT NULL,
    live {{id}},
    deleted_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    UNIQUE (name_key, live)
) {{end}};
INSERT INTO stores_keyed (id, seller_id, name, name_key, description, search_text, live, deleted_at, version,
    created_at, updated_at)
    SELECT id, seller_id, name, name, description, search_text, live, deleted_at, version, created_at, updated_at
    FROM stores;
DROP TABLE stores;
ALTER TABLE stores_keyed RENAME TO stores;
CREATE INDEX stores_seller ON stores (seller_id);
CREATE TABLE products_keyed (
    id {{id}} NOT NULL PRIMARY KEY,
    store_id {{id}} NOT NULL,
    seller_id {{id}} NOT NULL,
    handle {{text}},
    handle_key {{text}},
    name {{text}} NOT NULL,
    name_key {{text}} NOT NULL,
    description {{long}} NOT NULL,
    category {{text}} NOT NULL,
    price {{id}} NOT NULL CHECK (price > 0),
    off_sale {{ascii}},
    search_text {{long}} NOT NULL,
    live {{id}},
    deleted_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    UNIQUE (store_id, handle_key, live)
) {{end}};
INSERT INTO products_keyed (id, store_id, seller_id, handle, handle_key, name, name_key, description, category, price,
    search_text, live, deleted_at, version, created_at, updated_at)
    SELECT id, store_id, seller_id, handle, handle, name, '', description, category, price, search_text, live,
    deleted_at, version, created_at, updated_at FROM products;
DROP TABLE products;
ALTER TABLE products_keyed RENAME TO products;
CREATE INDEX products_price ON products (price, id);
CREATE INDEX products_category ON products (category, id);
CREATE INDEX products_name ON products (store_id, name_key);
