-- SPDX-License-Identifier: GPL-3.0-or-later
-- From where each was let in before: others' wrong passwords do not lock him out there. Dropped after 30 days.
CREATE TABLE member_addresses (
    account {{id}} NOT NULL,
    address {{ascii}} NOT NULL,
    last_seen {{id}} NOT NULL,
    PRIMARY KEY (account, address)
) {{end}};
CREATE INDEX member_addresses_by_last_seen ON member_addresses (last_seen);
