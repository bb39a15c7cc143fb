-- SPDX-License-Identifier: GPL-3.0-or-later
-- Lists of all products by name.
CREATE INDEX products_by_name ON products (name_key, id);
