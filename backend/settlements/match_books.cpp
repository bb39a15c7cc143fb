// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/match_books.h"

#include "backend/platform/module/peers.h"
#include "backend/settlements/payout_store.h"
#include "backend/wallets/ledger_store.h"
#include <QJsonArray>
#include <span>

namespace firstcome::settlements {

namespace {

constexpr size_t lookedUpAtOnce = 1'000;

/// Money of one book.
struct Figures
{
    qint64 count = 0;
    Money approved = 0;
    Money canceled = 0;

    void add(Money amount)
    {
        ++count;
        (amount > 0 ? approved : canceled) += std::abs(amount);
    }
    QJsonObject json() const
    {
        return {{QStringLiteral("count"), count},
                {QStringLiteral("approved"), approved},
                {QStringLiteral("canceled"), canceled},
                {QStringLiteral("net"), approved - canceled}};
    }
};

QJsonObject exceptionJson(const GatewayDifference &difference)
{
    QJsonObject object{{QStringLiteral("kind"), QString::fromLatin1(difference.kind)},
                       {QStringLiteral("ours"), difference.ours},
                       {QStringLiteral("detail"), difference.said}};
    if (difference.orderId)
        object.insert(QStringLiteral("orderId"), idText(difference.orderId));
    if (!difference.paymentKey.isEmpty())
        object.insert(QStringLiteral("paymentKey"), QString::fromLatin1(difference.paymentKey));
    if (difference.theirs)
        object.insert(QStringLiteral("theirs"), *difference.theirs);
    return object;
}

/// The three books as they are gone through, move by move.
class Comparison
{
public:
    Comparison(const GatewayDay &day, sql::Connection &connection, const Peers &peers)
    {
        for (size_t from = 0; from < day.moves.size(); from += lookedUpAtOnce) {
            const size_t count = std::min(lookedUpAtOnce, day.moves.size() - from);
            compare(std::span(day.moves).subspan(from, count), connection, peers);
        }
        for (const GatewayDifference &difference : day.differences)
            m_exceptions.append(exceptionJson(difference));
    }

    QJsonObject json() const
    {
        return {{QStringLiteral("ok"), m_exceptions.isEmpty()},
                {QStringLiteral("orders"),
                 QJsonObject{{QStringLiteral("count"), m_orders.count}, {QStringLiteral("amount"), m_orders.approved}}},
                {QStringLiteral("gateway"), m_gateway.json()},
                {QStringLiteral("ledger"), m_ledger.json()},
                {QStringLiteral("exceptions"), m_exceptions}};
    }

private:
    void compare(std::span<const GatewayMove> moves, sql::Connection &connection, const Peers &peers)
    {
        QList<QByteArray> causes;
        std::vector<Id> orderIds;
        for (const GatewayMove &move : moves) {
            causes.append(move.cause);
            if (move.orderId && move.amount > 0)
                orderIds.push_back(move.orderId);
        }
        const auto entries = wallets::amountsOf(connection, causes);
        const auto totals = peers.paidTotals(connection, orderIds);
        for (const GatewayMove &move : moves) {
            m_gateway.add(move.amount);
            const auto entry = entries.find(move.cause);
            compareEntry(move, entry == entries.end() ? std::nullopt : std::optional(entry->second));
            const auto total = totals.find(move.orderId);
            if (move.orderId && move.amount > 0)
                compareOrder(move, total == totals.end() ? std::nullopt : std::optional(total->second));
        }
    }
    void compareEntry(const GatewayMove &move, std::optional<Money> entry)
    {
        const Money booked = move.amount > 0 ? entry.value_or(0) : -entry.value_or(0);
        if (entry)
            m_ledger.add(booked);
        if (booked != move.amount)
            report("LEDGER_DIFFERS", move, booked);
    }
    void compareOrder(const GatewayMove &move, std::optional<Money> total)
    {
        if (total)
            m_orders.add(*total);
        // What was approved for an order that was closed goes back; until it has, somebody should know.
        if (!total && move.left > 0)
            report("ORDER_NOT_PAID", move, 0);
        if (total && *total != move.amount)
            report("ORDER_DIFFERS", move, *total);
    }
    void report(const char *kind, const GatewayMove &move, Money ours)
    {
        m_exceptions.append(
            exceptionJson({kind, move.orderId, move.paymentKey, ours, move.amount, QString::fromLatin1(move.cause)}));
    }

    Figures m_orders;
    Figures m_gateway;
    Figures m_ledger;
    QJsonArray m_exceptions;
};

} // namespace

QJsonObject MatchBooks::run(sql::Connection &connection, Day day) const
{
    const sql::Unlimited unlimited(connection);
    const DaySpan span{beginOf(day), beginOf(day + 1)};
    const Comparison comparison(m_ground.peers.gatewayDay(connection, span), connection, m_ground.peers);
    QJsonObject answer = comparison.json();
    answer.insert(QStringLiteral("date"), dayText(day));
    answer.insert(QStringLiteral("open"), m_ground.clock() < span.to);
    const PaidPayouts paid = PayoutStore(connection).paidIn(span);
    answer.insert(QStringLiteral("payouts"),
                  QJsonObject{{QStringLiteral("count"), paid.count}, {QStringLiteral("amount"), paid.amount}});
    return answer;
}

} // namespace firstcome::settlements
