-- SPDX-License-Identifier: GPL-3.0-or-later
-- What of a payment waits for a person: the gateway's own word, and both books' figures where they differ. One that
-- was closed by hand stays, so that the same difference is not shown again.
CREATE TABLE payment_exceptions (
    payment_id {{id}} NOT NULL PRIMARY KEY,
    reason {{ascii}} NOT NULL,
    said {{text}},
    ours {{id}} NOT NULL,
    theirs {{id}},
    since {{id}} NOT NULL,
    closed_at {{id}}
) {{end}};
-- How often a person asked anew: another try is another call to the gateway.
ALTER TABLE payment_transactions ADD COLUMN round {{id}} NOT NULL DEFAULT 0;
