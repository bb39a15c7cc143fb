// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/compare_books.h"

#include "backend/payments/key_store.h"
#include "backend/payments/payment_store.h"
#include "backend/payments/raise_exception.h"

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;

constexpr std::chrono::minutes lately{10};
constexpr std::chrono::hours seoul{9};
constexpr int nightBegins = 3; ///< hour in Seoul
constexpr int nightEnds = 6;
constexpr int aPage = 500;
const auto leftOver = QStringLiteral("The payment had failed.");

/// What is left of it in the gateway's book; nothing when it said nothing.
std::optional<Money> leftThere(const GatewayOutcome &book)
{
    switch (book.kind) {
    case Kind::Approved:
    case Kind::PartlyCanceled:
    case Kind::Canceled:
        return book.balance;
    case Kind::NotTaken:
    case Kind::Refused:
    case Kind::NotFound:
        return 0;
    default:
        return std::nullopt;
    }
}

bool isUnderWay(const Payment &payment)
{
    return payment.state == PaymentState::Ready || payment.state == PaymentState::InProgress;
}

} // namespace

BookVerdict compareBooks(const Payment &payment, const GatewayOutcome &book)
{
    const auto theirs = leftThere(book);
    const bool ofAnother =
        !book.orderId.isEmpty() && !payment.gatewayOrder.isEmpty() && book.orderId != payment.gatewayOrder;
    if (!theirs || isUnderWay(payment))
        return {};
    const Money left = ofAnother ? 0 : *theirs;
    if (left == balanceOf(payment))
        return {BookVerdict::Kind::Agrees, left};
    const bool failed = payment.state == PaymentState::Failed || payment.state == PaymentState::Expired;
    return {failed ? BookVerdict::Kind::LeftOver : BookVerdict::Kind::Differs, left};
}

CompareBooks::CompareBooks(PaymentParts parts, Gateway &gateway)
    : m_parts(parts), m_gateway(gateway), m_books(std::move(parts))
{
}

QCoro::Task<> CompareBooks::recent()
{
    const Id since = IdSource().next(m_parts.clock() - lately); // ids tell the time
    const auto changed = m_parts.database.read([since, after = m_recentAfter](sql::Connection &connection) {
        return changedPayments(connection, {since, after}, mostARound);
    });
    const QList<Id> recent = co_await changed;
    m_recentAfter = recent.size() == mostARound ? recent.last() : 0;
    if (!co_await compare(recent))
        co_return;
    const auto waiting = m_parts.database.read([](sql::Connection &connection) {
        QList<Id> ids;
        for (const PaymentException &exception : openExceptions(connection, 0, mostARound))
            ids.append(exception.paymentId);
        return ids;
    });
    const QList<Id> open = co_await waiting;
    co_await compare(open);
}

QCoro::Task<> CompareBooks::nightly()
{
    const auto local = m_parts.clock().time_since_epoch() + seoul;
    const qint64 day = std::chrono::floor<std::chrono::days>(local).count();
    const auto hour = std::chrono::floor<std::chrono::hours>(local - std::chrono::days(day)).count();
    if (day == m_lastNight || hour < nightBegins || hour >= nightEnds)
        co_return;
    QList<Id> page;
    do {
        const auto reply = m_parts.database.read([after = m_nightAfter](sql::Connection &connection) {
            return paymentsAtTheGateway(connection, after, aPage);
        });
        page = co_await reply;
        if (!co_await compare(page))
            co_return; // it goes on with this page until the night is over
        m_nightAfter = page.isEmpty() ? m_nightAfter : page.last();
    } while (page.size() == aPage);
    m_nightAfter = 0;
    m_lastNight = day;
}

QCoro::Task<bool> CompareBooks::compare(QList<Id> paymentIds)
{
    for (const Id paymentId : paymentIds) {
        if (!co_await look(paymentId))
            co_return false;
    }
    co_return true;
}

QCoro::Task<bool> CompareBooks::look(Id paymentId)
{
    const auto reply = m_parts.database.read([paymentId](sql::Connection &connection) {
        auto payment = findPaymentById(connection, paymentId);
        const bool still = payment && !isUnderWay(*payment) && !payment->paymentKey.isEmpty() &&
                           openTransactions(connection, paymentId).isEmpty();
        const auto exception = still ? findException(connection, paymentId) : std::nullopt;
        return std::pair(still ? payment : std::nullopt, exception.has_value());
    });
    const auto [payment, excepted] = co_await reply;
    if (!payment)
        co_return true;
    const GatewayOutcome found = co_await m_gateway.find(payment->paymentKey);
    if (found.kind == Kind::NotSent || found.kind == Kind::Unknown || found.kind == Kind::KeyRefused)
        co_return false;
    const auto verdict = compareBooks(*payment, found);
    if (verdict.kind == BookVerdict::Kind::Agrees && !excepted)
        co_return true;
    const auto booked =
        m_parts.database.write(sql::Queue::Background, [this, paymentId, found](sql::Connection &connection) {
            book(connection, paymentId, found);
        });
    co_await booked;
    co_return true;
}

void CompareBooks::book(sql::Connection &connection, Id paymentId, const GatewayOutcome &book)
{
    const auto payment = findPaymentById(connection, paymentId);
    if (!payment || !openTransactions(connection, paymentId).isEmpty())
        return; // it moved meanwhile: the next round looks again
    const BookVerdict verdict = compareBooks(*payment, book);
    const auto before = findException(connection, paymentId);
    switch (verdict.kind) {
    case BookVerdict::Kind::Unread:
        return;
    case BookVerdict::Kind::Agrees:
        if (before && before->reason == attention::bookDiffers)
            endException(connection, m_parts, *payment);
        return;
    case BookVerdict::Kind::LeftOver:
        m_books.takeNothing(
            connection, *payment,
            {payment->subjectId, *verdict.theirs, "left-over:" + QByteArray::number(payment->id), leftOver});
        return;
    case BookVerdict::Kind::Differs:
        break;
    }
    const bool decided =
        before && !before->isOpen() && before->ours == balanceOf(*payment) && before->theirs == verdict.theirs;
    if (!decided)
        raiseException(connection, m_parts, *payment, {attention::bookDiffers, book.reason, verdict.theirs});
}

} // namespace firstcome::payments
