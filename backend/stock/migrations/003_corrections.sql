-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person corrected, beside its entry of the same cause: who, why, when. Never changed, never deleted.
CREATE TABLE stock_corrections (
    id {{id}} NOT NULL PRIMARY KEY,
    option_id {{id}} NOT NULL,
    kind {{ascii}} NOT NULL,
    quantity {{id}} NOT NULL CHECK (quantity > 0),
    reason {{text}} NOT NULL,
    corrector {{ascii}} NOT NULL,
    corrector_id {{id}} NOT NULL,
    cause {{ascii}} NOT NULL,
    created_at {{id}} NOT NULL,
    UNIQUE (cause)
) {{end}};
CREATE INDEX stock_corrections_option ON stock_corrections (option_id, id);
