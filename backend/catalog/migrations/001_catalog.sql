-- SPDX-License-Identifier: GPL-3.0-or-later
-- live is 1, or NULL once deleted: NULLs are never equal, so names are unique among what is live only.
CREATE TABLE stores (
    id {{id}} NOT NULL PRIMARY KEY,
    seller_id {{id}} NOT NULL,
    name {{text}} NOT NULL,
    description {{long}} NOT NULL,
    search_text {{long}} NOT NULL,
    live {{id}},
    deleted_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    UNIQUE (name, live)
) {{end}};
CREATE INDEX stores_seller ON stores (seller_id);
-- price is that of the cheapest option. search_text is what a search looks into, in one form of case: name, description
-- and tags; a store's is its name.
CREATE TABLE products (
    id {{id}} NOT NULL PRIMARY KEY,
    store_id {{id}} NOT NULL,
    seller_id {{id}} NOT NULL,
    handle {{text}},
    name {{text}} NOT NULL,
    description {{long}} NOT NULL,
    category {{text}} NOT NULL,
    price {{id}} NOT NULL CHECK (price > 0),
    search_text {{long}} NOT NULL,
    live {{id}},
    deleted_at {{id}},
    version {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL,
    UNIQUE (store_id, name, live),
    UNIQUE (store_id, handle, live)
) {{end}};
CREATE INDEX products_price ON products (price, id);
CREATE INDEX products_category ON products (category, id);
CREATE TABLE product_tags (
    product_id {{id}} NOT NULL,
    position {{id}} NOT NULL,
    tag {{text}} NOT NULL,
    PRIMARY KEY (product_id, position)
) {{end}};
