-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who did what to one thing, e.g. in an order's timeline.
CREATE INDEX audit_by_object ON audit (object);
