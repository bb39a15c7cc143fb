-- SPDX-License-Identifier: GPL-3.0-or-later
-- Mails that are still to be delivered by SMTP; one that was taken or refused for good is removed.
CREATE TABLE mails (
    id {{auto}},
    recipient {{text}} NOT NULL,
    subject {{text}} NOT NULL,
    body {{long}} NOT NULL,
    attempts {{id}} NOT NULL,
    due_at {{id}} NOT NULL,
    created_at {{id}} NOT NULL
) {{end}};
CREATE INDEX mails_due ON mails (due_at);
