// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway_day_store.h"

namespace firstcome::payments {

namespace {

Id orderIn(const sql::Statement &row, int subject)
{
    return row.text(subject) == "ORDER" ? row.integer(subject + 1) : 0;
}

} // namespace

GatewayDay gatewayDay(sql::Connection &connection, const DaySpan &span)
{
    GatewayDay day;
    // An approval that was never ours is in neither book; a balance is not at the gateway.
    auto &moves = connection
                      .statement("SELECT t.id, t.kind, t.amount, p.id, p.payment_key, p.amount - p.canceled_amount, "
                                 "p.subject, p.subject_id FROM payment_transactions t JOIN payments p "
                                 "ON p.id = t.payment_id WHERE t.state = 'DONE' AND t.updated_at >= ? "
                                 "AND t.updated_at < ? AND p.method <> 'BALANCE' AND p.state <> 'FAILED' ORDER BY t.id")
                      .bind(span.from, span.to);
    while (moves.next()) {
        const bool approved = moves.text(1) == "APPROVE";
        const QByteArray cause = approved ? "payment:" + moves.text(3) : "cancel:" + moves.text(0);
        day.moves.push_back({cause, orderIn(moves, 6), moves.text(4), approved ? moves.integer(2) : -moves.integer(2),
                             moves.integer(5)});
    }
    auto &open = connection
                     .statement("SELECT e.reason, e.ours, e.theirs, e.said, p.payment_key, p.subject, p.subject_id "
                                "FROM payment_exceptions e JOIN payments p ON p.id = e.payment_id "
                                "WHERE e.closed_at IS NULL AND e.since < ? ORDER BY e.payment_id")
                     .bind(span.to);
    while (open.next())
        day.differences.push_back(
            {open.text(0), orderIn(open, 5), open.text(4), open.integer(1), open.optionalInteger(2), open.string(3)});
    return day;
}

} // namespace firstcome::payments
