-- SPDX-License-Identifier: GPL-3.0-or-later
-- Answers are kept for some time and then go, the oldest first.
CREATE INDEX idempotent_calls_at ON idempotent_calls (created_at);
