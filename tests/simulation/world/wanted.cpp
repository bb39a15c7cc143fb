// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/wanted.h"

#include "shared/contract/claim.h"
#include "shared/contract/delivery.h"
#include "shared/contract/order.h"
#include "shared/contract/payment.h"
#include <vector>

namespace firstcome::simulation {

namespace {

/// The legal moves of a machine whose states are 0 to `last`.
template <typename State>
void addMoves(std::set<QByteArray> &moves, const QByteArray &machine, State last)
{
    for (int from = 0; from <= int(last); ++from) {
        for (int to = 0; to <= int(last); ++to) {
            if (canMove(State(from), State(to)))
                moves.insert(machine + ' ' + textOf(State(from)) + ' ' + textOf(State(to)));
        }
    }
}

void addLineMoves(std::set<QByteArray> &moves)
{
    for (int from = 0; from <= int(LineState::Returned); ++from) {
        for (int to = 0; to <= int(LineState::Returned); ++to) {
            if (canMove({LineState(from), LineState(to), true}))
                moves.insert(QByteArray("order_lines ") + textOf(LineState(from)) + ' ' + textOf(LineState(to)));
        }
    }
}

std::set<QByteArray> allMoves()
{
    std::set<QByteArray> moves{
        "holds HELD COMMITTED",       "holds HELD RELEASED",        "approvals WAITING APPROVED",
        "approvals WAITING EXPIRED",  "approvals WAITING REJECTED", "approvals WAITING WITHDRAWN",
        "payouts REQUESTED PAID",     "payouts REQUESTED REJECTED", "settlements OPEN IN_PAYOUT",
        "settlements IN_PAYOUT PAID", "settlements IN_PAYOUT OPEN"};
    addMoves(moves, "orders", OrderState::Completed);
    addMoves(moves, "payments", PaymentState::Expired);
    addMoves(moves, "deliveries", DeliveryState::Failed);
    addMoves(moves, "claims", ClaimState::Completed);
    addLineMoves(moves);
    // Nobody makes these: a payment from a balance is APPROVED from the start, an order closes only while nobody pays
    // for it, and a line is cancelled by a person only once its delivery is requested.
    for (const char *never : {"payments READY APPROVED", "payments READY FAILED", "payments IN_PROGRESS EXPIRED",
                              "order_lines PAID CANCELLED"})
        moves.erase(never);
    return moves;
}

constexpr auto onTheWire = {"not-sent", "call-lost", "answer-lost", "call-late", "call-twice", "garbled"};
constexpr auto ofTheProcess = {"crash",  "crash-before-commit", "crash-after-commit", "clock-leap", "clock-back",
                               "outage", "key-refused"};

std::set<QByteArray> faultsIn(std::initializer_list<const char *> kinds, std::initializer_list<const char *> states)
{
    std::set<QByteArray> faults;
    for (const char *kind : kinds) {
        for (const char *state : states)
            faults.insert(QByteArray(kind) + ' ' + state);
    }
    return faults;
}

} // namespace

Wanted wantedOfFew()
{
    Wanted wanted;
    wanted.codes = {
        "ALREADY_PAID",    "AMOUNT_MISMATCH",    "DAY_NOT_OVER",     "GATEWAY_UNAVAILABLE", "IDEMPOTENCY_KEY_REQUIRED",
        "LIMIT_EXCEEDED",  "LINES_EMPTY",        "NOT_CANCELLABLE",  "NOT_RETURNABLE",      "OPTION_NOT_FOUND",
        "ORDER_NOT_FOUND", "ORDER_NOT_PAYABLE",  "QUANTITY_INVALID", "REQUEST_INVALID",     "REQUEST_IN_PROGRESS",
        "SALE_CLOSED",     "STOCK_INSUFFICIENT", "TOO_MANY_REQUESTS"};
    for (const QByteArray &move : allMoves()) {
        if (move.startsWith("orders ") || move.startsWith("holds "))
            wanted.moves.insert(move);
    }
    wanted.faults = faultsIn(onTheWire, {"PAID"});
    wanted.faults.merge(faultsIn({"crash", "crash-before-commit", "crash-after-commit", "clock-leap"},
                                 {"PAID", "CANCELLED", "PAYMENT_FAILED", "EXPIRED", "COMPLETED", "PENDING_PAYMENT"}));
    return wanted;
}

Wanted wantedOfAll()
{
    Wanted wanted = wantedOfFew();
    // All that the modules of a life refuse with, but for OFF_SALE (the catalogue is played) and OVERLOADED (there is
    // no queue before a single thread). What the edge refuses before it asks them has its own tests.
    wanted.codes.merge(std::set<QByteArray>{"ACT_NOT_ALLOWED",
                                            "AMOUNT_TOO_LARGE",
                                            "APPROVAL_CLOSED",
                                            "APPROVAL_WAITING",
                                            "CARRIER_UNREACHABLE",
                                            "CLAIM_CLOSED",
                                            "CLAIM_NOT_FOUND",
                                            "CLAIM_OPEN",
                                            "CLAIM_REJECTED",
                                            "IDEMPOTENCY_KEY_REUSED",
                                            "NOTHING_TO_PAY",
                                            "NOT_REFUNDABLE",
                                            "PAYMENT_IN_PROGRESS",
                                            "PAYMENT_KEY_USED",
                                            "PAYMENT_REFUSED",
                                            "PAYOUT_CLOSED",
                                            "PAYOUT_WAITING",
                                            "PRECONDITION_FAILED",
                                            "PRECONDITION_REQUIRED",
                                            "PRICE_CHANGED",
                                            "SALE_NOT_OPEN",
                                            "SELF_APPROVAL",
                                            "SUBJECT_CHANGED",
                                            "VALUE_INVALID",
                                            "APPROVAL_NOT_FOUND",
                                            "PAYOUT_NOT_FOUND",
                                            "PAYMENT_NOT_FOUND",
                                            "SETTLEMENT_NOT_FOUND",
                                            "SALE_NOT_FOUND",
                                            "PRODUCT_NOT_FOUND",
                                            "SALE_OVERLAPS",
                                            "STATE_CONFLICT",
                                            "NOT_FOUND",
                                            "FORBIDDEN"});
    wanted.moves = allMoves();
    const auto everyState = {"PENDING_PAYMENT", "PAID",      "PAYMENT_FAILED",     "CANCELLED",
                             "EXPIRED",         "COMPLETED", "PARTIALLY_CANCELLED"};
    wanted.faults = faultsIn(ofTheProcess, everyState);
    // Of an order that ran out nobody is asked anything.
    wanted.faults.merge(faultsIn(
        onTheWire, {"PENDING_PAYMENT", "PAID", "PAYMENT_FAILED", "CANCELLED", "COMPLETED", "PARTIALLY_CANCELLED"}));
    wanted.faults.merge(faultsIn({"by-hand"}, {"PENDING_PAYMENT", "PAID", "PARTIALLY_CANCELLED", "COMPLETED"}));
    return wanted;
}

QByteArrayList unreached(const Coverage &reached, const Wanted &wanted)
{
    QByteArrayList all;
    for (const QByteArray &code : missing(reached.codes, wanted.codes))
        all.append("code " + code);
    for (const QByteArray &move : missing(reached.moves, wanted.moves))
        all.append("move " + move);
    for (const QByteArray &fault : missing(reached.faults, wanted.faults))
        all.append("fault " + fault);
    return all;
}

} // namespace firstcome::simulation
