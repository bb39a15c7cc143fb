-- SPDX-License-Identifier: GPL-3.0-or-later
-- It holds the whole request of a cancel under way, to finish it and to answer its caller; NULL nearly always.
ALTER TABLE orders RENAME COLUMN cancelling TO cancel_request;
