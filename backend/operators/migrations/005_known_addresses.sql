-- SPDX-License-Identifier: GPL-3.0-or-later
-- From where each was let in before: others' wrong passwords do not lock him out there. Dropped after 30 days.
CREATE TABLE operator_addresses (
    account {{id}} NOT NULL,
    address {{ascii}} NOT NULL,
    last_seen {{id}} NOT NULL,
    PRIMARY KEY (account, address)
) {{end}};
CREATE INDEX operator_addresses_by_last_seen ON operator_addresses (last_seen);
