-- SPDX-License-Identifier: GPL-3.0-or-later
-- The rows of products that failed, as a file; NULL where none did.
ALTER TABLE import_runs ADD COLUMN failed_rows {{long}};
