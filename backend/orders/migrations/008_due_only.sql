-- SPDX-License-Identifier: GPL-3.0-or-later
-- Of the orders that wait for something: one that is at its end is due no more.
DROP INDEX orders_due {{on}} orders
;
CREATE INDEX orders_due ON orders (due_at) {{where}} due_at IS NOT NULL;
