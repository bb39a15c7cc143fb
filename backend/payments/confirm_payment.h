// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/gateway.h"
#include "backend/payments/settle_payment.h"
#include <mutex>
#include <unordered_set>

namespace firstcome::payments {

/// How a confirm ended for the payer.
struct Confirmed
{
    Payment payment;
    bool replayed = false;
};

/// Confirms a payment at the gateway: our attempt is committed first, then the gateway is asked, then its answer is
/// booked. What stays unknown is asked for by ResolvePayments.
/// Invariant: one attempt of an order at a time; the gateway is never asked for an order that cannot be paid.
/// Thread: any lane.
class ConfirmPayment
{
public:
    ConfirmPayment(PaymentParts parts, Gateway &gateway);

    /// A payment Approved, or still InProgress (202); PAYMENT_REFUSED and the refusals of judgeConfirm; an exception
    /// http::Unavailable when the gateway could not be reached at all.
    QCoro::Task<Result<Confirmed>> run(ConfirmRequest request);
    /// Charges a balance: a payment of its own through the gateway.
    QCoro::Task<Result<Confirmed>> charge(ConfirmRequest request);

private:
    struct Begun
    {
        Payment payment;
        std::optional<Transaction> transaction; ///< nothing: no new attempt, see `replayed`
        bool replayed = false;
    };

    /// Marks a payment as being confirmed here, as long as it lives.
    class Running
    {
    public:
        Running(ConfirmPayment &owner, Id paymentId);
        ~Running();
        Q_DISABLE_COPY_MOVE(Running)

    private:
        ConfirmPayment &m_owner;
        Id m_paymentId;
    };

    Result<Begun> begin(sql::Connection &connection, const ConfirmRequest &request);
    Result<Begun> beginAttemptOf(sql::Connection &connection, Payment payment, const ConfirmRequest &request);
    Result<Begun> beginCharge(sql::Connection &connection, const ConfirmRequest &request);
    QCoro::Task<Result<Confirmed>> finish(Begun begun);

    /// Longer than any attempt of this process lasts: what is due later than this was left behind by a crash.
    static constexpr std::chrono::seconds leftBehindAfter{20};

    PaymentParts m_parts;
    Gateway &m_gateway;
    SettlePayment m_settle;
    std::mutex m_mutex;
    std::unordered_set<Id> m_running; ///< payments whose gateway call is under way here
};

} // namespace firstcome::payments
