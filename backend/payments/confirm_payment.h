// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/book_payments.h"
#include "backend/payments/gateway.h"
#include <mutex>
#include <set>

namespace firstcome::payments {

/// How a confirm ended for the payer.
struct Confirmed
{
    Payment payment;
    bool replayed = false;   ///< under the Idempotency-Key that began it
    bool madeBefore = false; ///< under another one
};

/// Confirms a payment at the gateway: our attempt is committed first, then the gateway is asked, then its answer is
/// booked. What stays unknown is asked for by ResolvePayments.
/// Invariant: one attempt of an order at a time; the gateway is never asked for an order that cannot be paid.
/// Thread: any lane.
class ConfirmPayment
{
public:
    ConfirmPayment(PaymentParts parts, Gateway &gateway);

    /// A payment Approved, Failed (the gateway refused it), or still InProgress (202); the refusals of judgeConfirm,
    /// PAYMENT_KEY_USED when the key pays something else, and REQUEST_IN_PROGRESS while the same Idempotency-Key is at
    /// work; GATEWAY_UNAVAILABLE when the gateway could not be reached at all, or does not know us.
    QCoro::Task<Result<Confirmed>> run(ConfirmRequest request);
    /// Charges a balance: a payment of its own through the gateway. The window that gave its key had an order id of the
    /// shopper's side, which is asked of the gateway; PAYMENT_REFUSED when that is an order of the shop, or the key has
    /// paid. A refusal is not kept: the next call is decided anew.
    QCoro::Task<Result<Confirmed>> charge(ConfirmRequest request);

private:
    struct Begun
    {
        Payment payment;
        std::optional<Transaction> transaction; ///< nothing: no new attempt, see `replayed`
        bool replayed = false;
    };

    /// Marks a member's key as being at work here, as long as it lives.
    class Running
    {
    public:
        Running(ConfirmPayment &owner, const ConfirmRequest &request);
        ~Running();
        Q_DISABLE_COPY_MOVE(Running)

        /// False: another request with this key is at work.
        bool isFirst() const { return m_first; }

    private:
        ConfirmPayment &m_owner;
        const std::pair<Id, QByteArray> m_key;
        const bool m_first;
    };

    Result<Begun> begin(sql::Connection &connection, const ConfirmRequest &request);
    Result<Begun> beginAttemptOf(sql::Connection &connection, Payment payment, const ConfirmRequest &request);
    /// The charge this request is about, if it was made before, and what the request means for it.
    struct KnownCharge
    {
        Payment payment;
        ConfirmVerdict verdict = ConfirmVerdict::Begin;
    };
    Result<std::optional<KnownCharge>> findCharge(sql::Connection &connection, const ConfirmRequest &request) const;
    /// With the payment key and the order id the gateway has for it.
    QCoro::Task<Result<ConfirmRequest>> withWindow(ConfirmRequest request);
    Result<Begun> beginCharge(sql::Connection &connection, const ConfirmRequest &request);
    bool isOrderOfTheShop(sql::Connection &connection, const QByteArray &gatewayOrder) const;
    QCoro::Task<Result<Confirmed>> finish(Begun begun, QByteArray trace);

    /// Longer than any attempt of this process lasts: what is due later than this was left behind by a crash.
    static constexpr std::chrono::seconds leftBehindAfter{20};

    PaymentParts m_parts;
    Gateway &m_gateway;
    BookPayments m_books;
    std::mutex m_mutex;
    std::set<std::pair<Id, QByteArray>> m_running; ///< members' keys that are at work here
};

} // namespace firstcome::payments
