-- SPDX-License-Identifier: GPL-3.0-or-later
-- Most payments have neither: an index of those that do is small, and a payment from a balance writes none of it.
DROP INDEX payments_member_key {{on}} payments
;
CREATE INDEX payments_member_key ON payments (member_id, idempotency_key) {{where}} idempotency_key IS NOT NULL;
DROP INDEX payments_payment_key {{on}} payments
;
CREATE INDEX payments_payment_key ON payments (payment_key) {{where}} payment_key IS NOT NULL;
DROP INDEX payment_transactions_due {{on}} payment_transactions
;
CREATE INDEX payment_transactions_due ON payment_transactions (due_at) {{where}} due_at IS NOT NULL;
DROP INDEX payment_transactions_gateway_key {{on}} payment_transactions
;
CREATE INDEX payment_transactions_gateway_key ON payment_transactions (gateway_key) {{where}} gateway_key IS NOT NULL;
