-- SPDX-License-Identifier: GPL-3.0-or-later
-- A key of the gateway pays once: who else has it is asked before a charge.
CREATE INDEX payments_payment_key ON payments (payment_key);
