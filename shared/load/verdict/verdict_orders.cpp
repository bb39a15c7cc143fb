// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/verdict_findings.h"

#include <algorithm>
#include <array>

namespace firstcome::load {

namespace {

bool wasApproved(const BookPayment &payment)
{
    return payment.state == PaymentState::Approved || payment.state == PaymentState::PartiallyCanceled ||
           payment.state == PaymentState::Canceled;
}

std::vector<ToldLine> sortedLines(std::vector<ToldLine> lines)
{
    std::sort(lines.begin(), lines.end(), [](const ToldLine &a, const ToldLine &b) { return a.line < b.line; });
    return lines;
}

std::vector<ToldLine> linesOf(const BookOrder &order)
{
    std::vector<ToldLine> lines;
    for (const BookLine &line : order.lines)
        lines.push_back(line.line);
    return sortedLines(std::move(lines));
}

Money paidBackIn(const BookOrder &order)
{
    Money back = 0;
    for (const BookPayment &payment : order.payments)
        back += payment.canceled;
    return back;
}

/// What differs between the answer and the book; empty when nothing does.
QString difference(const Grant &grant, const BookOrder &order)
{
    if (grant.order.total != order.total)
        return QStringLiteral("total told %1, in the books %2").arg(grant.order.total).arg(order.total);
    if (order.member != 0 && order.member != grant.member)
        return QStringLiteral("told to member %1, in the books of %2").arg(grant.member).arg(order.member);
    if (sortedLines(grant.order.lines) != linesOf(order))
        return QStringLiteral("its lines differ");
    if (const Money back = paidBackIn(order); back < grant.refunded)
        return QStringLiteral("told %1 paid back, in the books %2").arg(grant.refunded).arg(back);
    if (grant.givenBack && !givesBack(order))
        return QStringLiteral("told cancelled, in the books %1").arg(QString::fromLatin1(textOf(order.state)));
    return {};
}

Money totalOf(const ToldOrder &order)
{
    Money total = 0;
    for (const ToldLine &line : order.lines)
        total += line.unitPrice * line.quantity;
    return total;
}

} // namespace

Finding ordersAsTold(const VerdictFacts &facts)
{
    Cases cases;
    for (const Grant &grant : facts.input.journal.grants()) {
        const BookOrder *order = facts.book(grant.order.id);
        const QString wrong = order ? difference(grant, *order) : QStringLiteral("is not in the books");
        if (!wrong.isEmpty())
            cases.add(QStringLiteral("order %1: %2").arg(grant.order.id).arg(wrong));
        else if (totalOf(grant.order) != grant.order.total)
            cases.add(QStringLiteral("order %1: its lines make %2, its total is %3")
                          .arg(grant.order.id)
                          .arg(totalOf(grant.order))
                          .arg(grant.order.total));
    }
    // Two answers may name one order only where a key was used twice, and ours never are.
    if (facts.told.size() != facts.input.journal.grants().size())
        cases.add(QStringLiteral("one order was told to two buyers"));
    return cases.finding({"orders-as-told", "every order told is in the books with the same content"},
                         QStringLiteral("%1 orders").arg(facts.told.size()));
}

Finding nothingUntold(const VerdictFacts &facts)
{
    Cases cases;
    for (const BookOrder *order : facts.untold)
        cases.add(QStringLiteral("order %1 of member %2 (%3)")
                      .arg(order->id)
                      .arg(order->member)
                      .arg(QString::fromLatin1(textOf(order->state))));
    return cases.finding({"nothing-untold", "the books hold no order its buyer was not told of"},
                         QStringLiteral("%1 tries without an answer, %2 of them found as orders")
                             .arg(facts.input.journal.unansweredTries().size())
                             .arg(facts.recovered.size()));
}

Finding chargedOnce(const VerdictFacts &facts)
{
    Cases cases;
    qint64 approvals = 0;
    for (const auto &[id, order] : facts.input.books.orders) {
        const auto approved = std::count_if(order.payments.begin(), order.payments.end(), wasApproved);
        approvals += approved;
        if (approved > 1)
            cases.add(QStringLiteral("order %1 was paid %2 times").arg(id).arg(approved));
        const auto known = facts.told.find(id);
        const Money total = known == facts.told.end() ? order.total : known->second->order.total;
        for (const BookPayment &payment : order.payments) {
            if (wasApproved(payment) && payment.amount != total)
                cases.add(QStringLiteral("order %1 of %2 was charged %3").arg(id).arg(total).arg(payment.amount));
            if (payment.canceled > payment.amount)
                cases.add(
                    QStringLiteral("order %1: %2 paid back of %3").arg(id).arg(payment.canceled).arg(payment.amount));
        }
    }
    for (const Grant &grant : facts.input.journal.grants()) {
        if (grant.payments.size() > 1)
            cases.add(QStringLiteral("order %1: its buyer was told of %2 payments")
                          .arg(grant.order.id)
                          .arg(grant.payments.size()));
    }
    return cases.finding({"charged-once", "nobody was charged twice, or another amount"},
                         QStringLiteral("%1 approved payments").arg(approvals));
}

Finding paidAsTold(const VerdictFacts &facts)
{
    Cases cases;
    int approvedTold = 0;
    int refusedTold = 0;
    int undecided = 0;
    for (const Grant &grant : facts.input.journal.grants()) {
        const BookOrder *order = facts.book(grant.order.id);
        undecided += grant.paying == Paying::Unknown;
        if (!order && grant.paying == Paying::Approved)
            cases.add(QStringLiteral("order %1: told paid, the order is not in the books").arg(grant.order.id));
        if (!order)
            continue;
        const auto approved = std::find_if(order->payments.begin(), order->payments.end(), wasApproved);
        const bool isApproved = approved != order->payments.end();
        approvedTold += grant.paying == Paying::Approved;
        refusedTold += grant.paying == Paying::Refused;
        if (grant.paying == Paying::Approved && !isApproved)
            cases.add(QStringLiteral("order %1: told paid, not in the books").arg(grant.order.id));
        if (grant.paying == Paying::Refused && isApproved && approved->canceled < approved->amount)
            cases.add(QStringLiteral("order %1: told not paid, charged in the books").arg(grant.order.id));
        const bool sameId =
            !isApproved || approved->id == 0 || grant.payments.empty() || grant.payments.front() == approved->id;
        if (!sameId)
            cases.add(QStringLiteral("order %1: told payment %2, in the books %3")
                          .arg(grant.order.id)
                          .arg(grant.payments.front())
                          .arg(approved->id));
    }
    return cases.finding({"paid-as-told", "whoever was told paid has paid, and no one else"},
                         QStringLiteral("%1 told paid, %2 told refused, %3 undecided when the buyer left")
                             .arg(approvedTold)
                             .arg(refusedTold)
                             .arg(undecided));
}

Finding sagasSettled(const VerdictFacts &facts)
{
    Cases cases;
    std::array<int, 7> counts{};
    for (const auto &[id, grant] : facts.told) {
        if (!facts.book(id))
            cases.add(QStringLiteral("order %1 was told and is not in the books").arg(id));
    }
    for (const auto &[id, order] : facts.input.books.orders) {
        const SagaState state = sagaState(order, facts.input.books.readAt);
        ++counts[std::size_t(state)];
        if (state == SagaState::Moving)
            cases.add(QStringLiteral("order %1 is still %2").arg(id).arg(QString::fromLatin1(textOf(order.state))));
        if (state == SagaState::Overdue)
            cases.add(QStringLiteral("order %1 outlived its payment deadline").arg(id));
    }
    const auto count = [&counts](SagaState state) { return counts[std::size_t(state)]; };
    return cases.finding(
        {"sagas-settled", "every saga ended or waits for a named deadline, person or carrier"},
        QStringLiteral(
            "%1 ended, %2 wait for the payment deadline, %3 for a person, %4 for the carrier, %5 undecided at "
            "the gateway")
            .arg(count(SagaState::Ended))
            .arg(count(SagaState::WaitsForDeadline))
            .arg(count(SagaState::WaitsForPerson))
            .arg(count(SagaState::WaitsForCarrier))
            .arg(count(SagaState::Undecided)));
}

} // namespace firstcome::load
