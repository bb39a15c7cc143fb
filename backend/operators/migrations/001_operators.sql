-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE operators (
    id {{id}} NOT NULL PRIMARY KEY,
    login {{text}} NOT NULL,
    login_key {{text}} NOT NULL UNIQUE,
    password_hash {{ascii}} NOT NULL,
    permissions {{id}} NOT NULL CHECK (permissions > 0),
    enabled {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
-- One row a pair of tokens: `id` is the access token's id, `family` the id of the session it began with.
CREATE TABLE operator_sessions (
    id {{id}} NOT NULL PRIMARY KEY,
    operator_id {{id}} NOT NULL,
    family {{id}} NOT NULL,
    refresh_hash {{blob}} NOT NULL,
    access_expires_at {{id}} NOT NULL,
    expires_at {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    ended_at {{id}}
) {{end}};
CREATE INDEX operator_sessions_by_family ON operator_sessions (family);
