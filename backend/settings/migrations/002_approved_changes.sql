-- SPDX-License-Identifier: GPL-3.0-or-later
-- A change that lets one person do more alone names the approval of a second person, once.
ALTER TABLE run_time_setting_changes ADD COLUMN approval_id {{id}};
CREATE UNIQUE INDEX run_time_setting_changes_approval ON run_time_setting_changes (approval_id);
