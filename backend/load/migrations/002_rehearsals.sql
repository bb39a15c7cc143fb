-- SPDX-License-Identifier: GPL-3.0-or-later
-- Sales that were rehearsed: sale_id and product_id are the shadows, of_sale_id is the sale itself. ended_at: when
-- nobody could buy any more. verdict: 1 the run's held, 0 it did not, NULL: nobody told.
CREATE TABLE rehearsals (
    sale_id {{id}} NOT NULL PRIMARY KEY,
    of_sale_id {{id}} NOT NULL,
    product_id {{id}} NOT NULL,
    created_at {{id}} NOT NULL,
    expires_at {{id}} NOT NULL,
    ended_at {{id}},
    verdict {{id}},
    peak_per_second {{id}},
    judged_at {{id}}
) {{end}};
CREATE INDEX rehearsals_of_sale ON rehearsals (of_sale_id, sale_id);
CREATE INDEX rehearsals_expiry ON rehearsals (ended_at, expires_at);
