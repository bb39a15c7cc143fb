-- SPDX-License-Identifier: GPL-3.0-or-later
-- A key of the gateway belongs to one payment, be it of an order or of a charge.
CREATE TABLE payment_keys (
    payment_key {{ascii}} NOT NULL PRIMARY KEY,
    payment_id {{id}} NOT NULL,
    claimed_at {{id}} NOT NULL
) {{end}};
INSERT INTO payment_keys (payment_key, payment_id, claimed_at)
SELECT payment_key, MIN(id), MIN(updated_at) FROM payments
WHERE payment_key IS NOT NULL AND state IN ('IN_PROGRESS', 'APPROVED', 'PARTIALLY_CANCELED', 'CANCELED')
GROUP BY payment_key;
-- The order id the gateway knows the payment by.
ALTER TABLE payments ADD COLUMN gateway_order {{ascii}};
UPDATE payments SET gateway_order = CAST(subject_id AS CHAR) WHERE subject = 'ORDER' OR subject_id <> id;
-- Why a person, or the saga, wants the money back.
ALTER TABLE payment_transactions ADD COLUMN reason {{text}};
-- What the gateway last said while it had not decided, and since when it says that it knows no such payment.
ALTER TABLE payment_transactions ADD COLUMN said {{text}};
ALTER TABLE payment_transactions ADD COLUMN missing_since {{id}};
