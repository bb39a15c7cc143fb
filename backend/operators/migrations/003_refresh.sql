-- SPDX-License-Identifier: GPL-3.0-or-later
-- The session that follows when this one was refreshed; 0 while it was not.
ALTER TABLE operator_sessions ADD COLUMN followed_by {{id}} NOT NULL DEFAULT 0;
