// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_store.h"

namespace firstcome::claims {

QList<Check> ClaimStore::checks()
{
    return {
        noRows("claims.states", QStringLiteral("What is written of a claim is what its state says."),
               "SELECT id FROM claims WHERE "
               "(state IN ('APPROVED', 'COMPLETED')) <> (granted_amount IS NOT NULL) "
               "OR (state = 'COMPLETED') <> (paid_amount IS NOT NULL) "
               "OR (state IN ('REJECTED', 'APPROVED', 'COMPLETED')) <> (decided_by IS NOT NULL) "
               "OR (state = 'REQUESTED' AND kind = 'RETURN') <> (due_at IS NOT NULL) "
               "OR COALESCE(paid_amount, 0) > COALESCE(granted_amount, 0) OR COALESCE(granted_amount, 0) > amount "
               "OR (kind = 'RETURN' AND (quantity = 0 OR COALESCE(granted_quantity, 1) NOT BETWEEN 1 AND quantity))"),
        noRows("claims.one-open", QStringLiteral("A line has at most one open claim."),
               "SELECT line_id FROM claims WHERE state IN ('REQUESTED', 'APPROVED') GROUP BY line_id "
               "HAVING COUNT(*) > 1"),
        noRows("claims.rejection-final", QStringLiteral("After a rejection nothing more is claimed of a line."),
               "SELECT c.id FROM claims c JOIN claims r ON r.line_id = c.line_id AND r.state = 'REJECTED' "
               "AND c.id > r.id")};
}

} // namespace firstcome::claims
