-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE idempotent_calls (
    caller_id {{id}} NOT NULL,
    route {{ascii}} NOT NULL,
    idempotency_key {{ascii}} NOT NULL,
    body_hash {{blob}} NOT NULL,
    status {{id}} NOT NULL,
    body {{long}} NOT NULL,
    created_at {{id}} NOT NULL,
    PRIMARY KEY (caller_id, route, idempotency_key)
) {{end}};
