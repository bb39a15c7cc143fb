-- SPDX-License-Identifier: GPL-3.0-or-later
-- name_key is what a name is searched by (shared/base/text_form.h); empty until the program has filled it in.
-- off_sale says who took the option off sale: PERSON or SOURCE; NULL while it is on sale.
ALTER TABLE options ADD COLUMN name_key {{text}} NOT NULL DEFAULT '';
ALTER TABLE options ADD COLUMN off_sale {{ascii}};
