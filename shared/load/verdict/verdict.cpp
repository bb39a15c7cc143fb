// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/verdict_findings.h"

#include <algorithm>

namespace firstcome::load {

namespace {

/// Whether this order is what the try asked for.
bool answersTry(const BookOrder &order, const Unanswered &unanswered)
{
    const bool same = order.member == 0 || order.member == unanswered.member;
    if (!same || order.lines.size() != unanswered.lines.size())
        return false;
    return std::all_of(unanswered.lines.begin(), unanswered.lines.end(), [&order](const ShortLine &asked) {
        return std::any_of(order.lines.begin(), order.lines.end(), [&asked](const BookLine &line) {
            return line.line.option == asked.option && line.line.quantity == asked.requested;
        });
    });
}

} // namespace

VerdictFacts::VerdictFacts(const VerdictInput &givenInput) : input(givenInput)
{
    for (const Grant &grant : input.journal.grants())
        told.emplace(grant.order.id, &grant);
    matchUnanswered();
    countUnits();
}

const BookOrder *VerdictFacts::book(Id order) const
{
    const auto found = input.books.orders.find(order);
    return found == input.books.orders.end() ? nullptr : &found->second;
}

Id VerdictFacts::buyerOf(const BookOrder &order) const
{
    if (const auto known = told.find(order.id); known != told.end())
        return known->second->member;
    const auto tried = recovered.find(order.id);
    return tried == recovered.end() ? order.member : tried->second;
}

bool VerdictFacts::isStillLive(const Grant &grant, const ToldLine &line) const
{
    const BookOrder *order = book(grant.order.id);
    if (!order)
        return !grant.givenBack;
    const auto found = std::find_if(order->lines.begin(), order->lines.end(),
                                    [&line](const BookLine &each) { return each.line.option == line.option; });
    return found == order->lines.end() ? !givesBack(*order) : isLive(*order, *found);
}

void VerdictFacts::matchUnanswered()
{
    std::vector<const Unanswered *> open;
    for (const Unanswered &unanswered : input.journal.unansweredTries())
        open.push_back(&unanswered);
    for (const auto &[id, order] : input.books.orders) {
        const bool ours = order.member == 0 || input.members.contains(order.member);
        if (told.contains(id) || !ours)
            continue;
        const auto match = std::find_if(open.begin(), open.end(),
                                        [&order = order](const Unanswered *each) { return answersTry(order, *each); });
        if (match == open.end()) {
            untold.push_back(&order);
            continue;
        }
        recovered.emplace(id, (*match)->member);
        open.erase(match);
    }
    unansweredWithoutOrder = int(open.size());
}

void VerdictFacts::countUnits()
{
    const Books &books = input.books;
    for (const MarketProduct &product : input.market.products) {
        for (const Id option : product.options) {
            OptionUnits &sum = units[option];
            if (const auto before = books.before.find(option); before != books.before.end())
                sum.before = before->second;
            if (const auto after = books.after.find(option); after != books.after.end())
                sum.after = after->second;
            sum.received = sum.after.onHand + sum.after.sold - sum.before.onHand - sum.before.sold;
        }
    }
    const auto count = [this](Id option, qint64 quantity, bool live) {
        const auto found = units.find(option);
        if (found == units.end())
            return;
        found->second.granted += quantity;
        found->second.live += live ? quantity : 0;
    };
    for (const auto &[id, order] : books.orders) {
        for (const BookLine &line : order.lines) {
            if (!told.contains(id))
                count(line.line.option, line.line.quantity, isLive(order, line));
        }
    }
    // What a buyer was promised counts as it was told, also where the books know nothing of it.
    for (const auto &[id, grant] : told) {
        for (const ToldLine &line : grant->order.lines)
            count(line.option, line.quantity, isStillLive(*grant, line));
    }
    for (auto &[option, sum] : units)
        sum.back = sum.granted - sum.live;
    countEnding();
}

void VerdictFacts::countEnding()
{
    const auto moved = input.books.movedUntil;
    for (const auto &[id, order] : input.books.orders) {
        if (!moved || order.state != OrderState::PendingPayment || order.holdExpiresAt > *moved)
            continue;
        for (const BookLine &line : order.lines) {
            const auto found = units.find(line.line.option);
            if (found != units.end() && isLive(order, line))
                found->second.ending += line.line.quantity;
        }
    }
}

std::vector<Finding> judge(const VerdictInput &input)
{
    const VerdictFacts facts(input);
    return {ordersAsTold(facts),   nothingUntold(facts),     unitsAsTold(facts),     noOversell(facts),
            noUndersell(facts),    turnedAwayRightly(facts), limitsHeld(facts),      chargedOnce(facts),
            paidAsTold(facts),     sagasSettled(facts),      admissionsWhole(facts), firstComeFirstServed(facts),
            ledgerBalanced(facts), serverCheckHolds(facts)};
}

} // namespace firstcome::load
