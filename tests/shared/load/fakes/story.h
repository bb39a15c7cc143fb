// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/verdict/verdict.h"
#include <algorithm>

namespace firstcome::load {

using namespace std::chrono_literals;

constexpr Id optionA = 1;
constexpr Id optionB = 2;
constexpr Id saleId = 9;
constexpr Money price = 500;
constexpr Instant readAt = fromMillis(1'800'000'000'000);

/// A sale that went well: 6 of A and 2 of B in stock; five buyers got A (the last one not paid yet), one of them B as
/// well; the sixth try was refused. Tests break one thing each.
struct Story
{
    Market market;
    std::set<Id> members;
    std::vector<Grant> grants;
    std::vector<ShortLine> shortLines{{optionA, 2, 1}};
    std::vector<Unanswered> unanswered;
    Books books;

    Story()
    {
        market.products = {{50, "ring", {optionA, optionB}, saleId, 2}};
        books.readAt = readAt;
        books.checkOk = true;
        books.invariants = {{QStringLiteral("1"), QStringLiteral("stock conserved"), true, {}},
                            {QStringLiteral("5"), QStringLiteral("ledger entries sum to zero"), true, {}}};
        books.before = {{optionA, {6, 0, 6, 0}}, {optionB, {2, 0, 2, 0}}};
        books.after = {{optionA, {2, 1, 1, 4}}, {optionB, {1, 0, 1, 1}}};
        books.sales = {{saleId, 2, {}, true, 5}};
        for (int i = 0; i < 5; ++i)
            add(i);
    }

    void add(int i)
    {
        const Id id = 1000 + i * 10;
        const Moment begin = Moment{} + 1h + i * 10ms;
        Grant grant{100 + i, begin, begin + 5ms, false, {}, Paying::Approved, {id + 5}};
        grant.order = {id, price, "PENDING_PAYMENT", readAt + 60s, {{id + 1, optionA, 1, price}}, {{saleId, i + 1}}};
        if (i == 0) {
            grant.order.lines.push_back({id + 2, optionB, 1, price});
            grant.order.total = 2 * price;
        }
        BookOrder order{id, grant.member, OrderState::Paid, grant.order.total, readAt + 60s, false, {}, {}};
        for (const ToldLine &line : grant.order.lines)
            order.lines.push_back({line, LineState::DeliveryRequested});
        order.payments = {{id + 5, PaymentState::Approved, order.total, 0}};
        if (i == 4) {
            grant.paying = Paying::NotAsked;
            grant.payments.clear();
            order.state = OrderState::PendingPayment;
            order.lines.front().state = LineState::Reserved;
            order.payments.clear();
        }
        members.insert(grant.member);
        books.sales.front().admissions.push_back({i + 1, id, grant.member, qint64(grant.order.lines.size())});
        books.orders.emplace(id, order);
        grants.push_back(std::move(grant));
    }

    BookOrder &order(int i) { return books.orders.at(1000 + i * 10); }
    BookStock &afterA() { return books.after.at(optionA); }
    std::vector<BookAdmission> &admissions() { return books.sales.front().admissions; }

    /// The given order failed to be paid and its unit went back.
    void failPayment(int i)
    {
        order(i).state = OrderState::PaymentFailed;
        order(i).lines.front().state = LineState::Cancelled;
        order(i).payments.front().state = PaymentState::Failed;
        grants[std::size_t(i)].paying = Paying::Refused;
        afterA() = {3, 1, 2, 3};
    }

    std::vector<Finding> findings() const
    {
        BuyerJournal journal;
        for (const Grant &grant : grants)
            journal.granted(grant);
        if (!shortLines.empty())
            journal.soldOut(shortLines, Moment{} + 1h + 100ms);
        for (const Unanswered &each : unanswered)
            journal.unanswered(each);
        return judge({market, members, journal, books});
    }

    QStringList failed() const
    {
        QStringList ids;
        for (const Finding &finding : findings()) {
            if (!finding.ok)
                ids.append(finding.id);
        }
        return ids;
    }
};

inline QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

} // namespace firstcome::load
