-- SPDX-License-Identifier: GPL-3.0-or-later
-- Append-only. Each hash is keyed and covers the row and the hash before it.
CREATE TABLE audit (
    sequence {{id}} NOT NULL PRIMARY KEY,
    happened_at {{id}} NOT NULL,
    operator_id {{id}} NOT NULL,
    action {{ascii}} NOT NULL,
    object {{ascii}} NOT NULL,
    old_value {{long}} NOT NULL,
    new_value {{long}} NOT NULL,
    request_id {{ascii}} NOT NULL,
    previous_hash {{ascii}} NOT NULL,
    hash {{ascii}} NOT NULL
) {{end}};
-- The row that whoever appends locks first; it also tells when the chain's end was cut off.
CREATE TABLE audit_heads (
    stream {{ascii}} NOT NULL PRIMARY KEY,
    length {{id}} NOT NULL,
    hash {{ascii}} NOT NULL
) {{end}};
INSERT INTO audit_heads (stream, length, hash) VALUES
    ('operators', 0, '0000000000000000000000000000000000000000000000000000000000000000');
