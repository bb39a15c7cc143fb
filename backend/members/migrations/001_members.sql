-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE members (
    id {{id}} NOT NULL PRIMARY KEY,
    email {{text}} NOT NULL UNIQUE,
    username {{text}} NOT NULL,
    username_key {{text}} NOT NULL UNIQUE,
    password_hash {{ascii}} NOT NULL,
    name {{text}} NOT NULL,
    phone {{text}} NOT NULL,
    roles {{id}} NOT NULL CHECK (roles > 0),
    enabled {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
-- One row an address: a new proof replaces the old one. `sent_at` lists the mails of the last hour.
CREATE TABLE email_proofs (
    email {{text}} NOT NULL PRIMARY KEY,
    code_hash {{blob}} NOT NULL,
    link_hash {{blob}} NOT NULL UNIQUE,
    attempts {{id}} NOT NULL,
    expires_at {{id}} NOT NULL,
    link_expires_at {{id}} NOT NULL,
    verified_at {{id}},
    sent_at {{ascii}} NOT NULL,
    updated_at {{id}} NOT NULL
) {{end}};
-- One row a pair of tokens: `id` is the access token's id, `family` the id of the session it began with.
CREATE TABLE sessions (
    id {{id}} NOT NULL PRIMARY KEY,
    member_id {{id}} NOT NULL,
    family {{id}} NOT NULL,
    refresh_hash {{blob}} NOT NULL,
    access_expires_at {{id}} NOT NULL,
    expires_at {{id}} NOT NULL,
    created_at {{id}} NOT NULL
) {{end}};
CREATE INDEX sessions_by_member ON sessions (member_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
CREATE TABLE revoked_tokens (
    token_id {{id}} NOT NULL PRIMARY KEY,
    expires_at {{id}} NOT NULL
) {{end}};
