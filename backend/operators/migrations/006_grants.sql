-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an operator was granted, and the approval of a second person for it, which no other names. Never changed.
CREATE TABLE operator_grants (
    approval_id {{id}} NOT NULL PRIMARY KEY,
    operator_id {{id}} NOT NULL,
    permissions {{id}} NOT NULL,
    granted_at {{id}} NOT NULL
) {{end}};
