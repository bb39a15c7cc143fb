-- SPDX-License-Identifier: GPL-3.0-or-later
-- Indexes of those that have what is looked for: one that is at its end is due no more.
DROP INDEX deliveries_due {{on}} deliveries
;
CREATE INDEX deliveries_due ON deliveries (due_at) {{where}} due_at IS NOT NULL;
DROP INDEX deliveries_reference {{on}} deliveries
;
CREATE INDEX deliveries_reference ON deliveries (carrier_reference) {{where}} carrier_reference IS NOT NULL;
