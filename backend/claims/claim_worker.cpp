// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_worker.h"

#include "backend/platform/events/event_payload.h"
#include "backend/platform/watch/log.h"
#include "shared/contract/order_payloads.h"
#include "shared/contract/payment_payloads.h"

namespace firstcome::claims {

namespace {

constexpr std::chrono::seconds dailyPause{1}; ///< between two looks for returns that are due

/// The claim whose money this is; nothing when it is a cancel's.
std::optional<Id> claimOf(const QString &cause)
{
    return cause.startsWith(u"claim:") ? idFrom(QStringView(cause).sliced(6)) : std::nullopt;
}

} // namespace

void ClaimWorker::mount(Workers &workers)
{
    workers.consume(
        {"claims",
         {topic::payments, topic::orders},
         [this](sql::Connection &connection, std::span<const events::Event> events) { apply(connection, events); }});
    workers.every(dailyPause, "claims.daily", [this] { return completeReturns(); });
}

void ClaimWorker::apply(sql::Connection &connection, std::span<const events::Event> events) const
{
    const Instant now = m_ground.clock();
    for (const events::Event &event : events) {
        if (event.type == event::linesCancelled) {
            for (const Id lineId : events::payloadOf<LinesCancelled>(event).lineIds)
                m_moves.lineCancelled(connection, lineId, now);
        } else if (event.type == event::paymentCanceled) {
            const auto told = events::payloadOf<PaymentCanceled>(event);
            if (const auto claim = claimOf(told.cause))
                m_moves.paidBack(connection, *claim, {told.amount, PaidBackBy::Gateway, now});
        } else if (event.type == event::refundEnded) {
            const auto told = events::payloadOf<RefundEnded>(event);
            if (const auto claim = claimOf(told.cause))
                m_moves.paidBack(connection, *claim, {0, told.by, now});
        }
    }
}

QCoro::Task<> ClaimWorker::completeReturns()
{
    int looked = 0;
    do {
        // Most rounds find nothing: the writer is asked only where there is something to do.
        const auto found = m_ground.database.read(
            [this](sql::Connection &connection) { return m_claims.due(connection, m_ground.clock(), 1).empty(); });
        const bool nothing = co_await found;
        if (nothing)
            co_return;
        const auto completed = m_ground.database.write(sql::Queue::Background, [this](sql::Connection &connection) {
            return completeDue(connection, m_ground.clock());
        });
        looked = co_await completed;
    } while (looked == returnsAtOnce);
}

int ClaimWorker::completeDue(sql::Connection &connection, Instant now) const
{
    const std::vector<Id> due = m_claims.due(connection, now, returnsAtOnce);
    for (const Id claimId : due) {
        Deciding daily;
        daily.claimId = claimId;
        daily.by = ClaimDecider::Daily;
        const auto approved = m_moves.approve(connection, daily, {}, now);
        if (approved)
            continue;
        // Its money is gone some other way: a person decides, the job looks again the next day.
        m_claims.postpone(connection, claimId, completedDailyAfter(now));
        watch::log(watch::Level::Warning, "claims.daily.refused", {{"claim", claimId}, {"why", approved.error().code}});
    }
    return int(due.size());
}

} // namespace firstcome::claims
