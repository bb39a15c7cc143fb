-- SPDX-License-Identifier: GPL-3.0-or-later
-- An order is found by the gateway's own number of its payment or cancel.
CREATE INDEX payment_transactions_gateway_key ON payment_transactions (gateway_key);
