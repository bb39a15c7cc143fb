// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/verdict/verdict_findings.h"

namespace firstcome::load {

namespace {

/// Holds from before the run that may have ended in it: each lets one more unit be sold than the run itself explains.
qint64 earlierHolds(const OptionUnits &units)
{
    return units.before.held;
}

/// Units that may have come back without anybody who was told: of earlier holds, and of those that ended while the
/// books were read.
qint64 unseenBack(const OptionUnits &units)
{
    return earlierHolds(units) + units.ending;
}

OptionUnits sumOf(const std::map<Id, OptionUnits> &all)
{
    OptionUnits sum;
    for (const auto &[option, units] : all) {
        sum.granted += units.granted;
        sum.live += units.live;
        sum.back += units.back;
        sum.received += units.received;
        sum.before.available += units.before.available;
        sum.after.available += units.after.available;
    }
    return sum;
}

/// Units of the option in orders that were first asked for after `moment`.
qint64 grantedAfter(const BuyerJournal &journal, Id option, Moment moment)
{
    qint64 units = 0;
    for (const Grant &grant : journal.grants()) {
        if (grant.firstSent <= moment)
            continue;
        for (const ToldLine &line : grant.order.lines)
            units += line.option == option ? line.quantity : 0;
    }
    return units;
}

std::map<Id, qint64> unitsByMember(const VerdictFacts &facts, const MarketProduct &product)
{
    const std::set<Id> options(product.options.begin(), product.options.end());
    std::map<Id, qint64> byMember;
    for (const auto &[id, order] : facts.input.books.orders) {
        for (const BookLine &line : order.lines) {
            if (!facts.told.contains(id) && options.contains(line.line.option) && isLive(order, line))
                byMember[facts.buyerOf(order)] += line.line.quantity;
        }
    }
    for (const auto &[id, grant] : facts.told) {
        for (const ToldLine &line : grant->order.lines) {
            if (options.contains(line.option) && facts.isStillLive(*grant, line))
                byMember[grant->member] += line.quantity;
        }
    }
    return byMember;
}

} // namespace

Finding unitsAsTold(const VerdictFacts &facts)
{
    Cases cases;
    qint64 booked = 0;
    qint64 promised = 0;
    for (const auto &[option, units] : facts.units) {
        const qint64 taken = units.after.sold + units.after.held - units.before.sold - units.before.held;
        booked += taken;
        promised += units.live;
        if (taken > units.live || taken < units.live - unseenBack(units))
            cases.add(QStringLiteral("option %1: %2 sold or held in the books, %3 told")
                          .arg(option)
                          .arg(taken)
                          .arg(units.live));
    }
    return cases.finding({"units-as-told", "units sold and held are the units told"},
                         QStringLiteral("%1 in the books, %2 told").arg(booked).arg(promised));
}

Finding noOversell(const VerdictFacts &facts)
{
    Cases cases;
    for (const auto &[option, units] : facts.units) {
        const qint64 stock = units.before.available + units.received + earlierHolds(units);
        if (units.live > stock)
            cases.add(QStringLiteral("option %1: %2 units for %3 in stock").arg(option).arg(units.live).arg(stock));
        const BookStock &after = units.after;
        if (after.available < 0 || after.available != after.onHand - after.held)
            cases.add(QStringLiteral("option %1: available %2, on hand %3, held %4")
                          .arg(option)
                          .arg(after.available)
                          .arg(after.onHand)
                          .arg(after.held));
    }
    const OptionUnits sum = sumOf(facts.units);
    return cases.finding({"no-oversell", "no unit was sold twice"},
                         QStringLiteral("%1 in stock, %2 held or sold, %3 left")
                             .arg(sum.before.available + sum.received)
                             .arg(sum.live)
                             .arg(sum.after.available));
}

Finding noUndersell(const VerdictFacts &facts)
{
    Cases cases;
    qint64 refused = 0;
    for (const auto &[option, units] : facts.units) {
        const auto shortage = facts.input.journal.shortages().find(option);
        if (shortage == facts.input.journal.shortages().end())
            continue;
        refused += shortage->second.unitsAsked;
        // What came back from failed payments may have come after the last buyer had left.
        const qint64 left = units.after.available - units.back - unseenBack(units) - units.received;
        // By the buyers' own count, whatever the books say is left.
        const qint64 ungranted = units.before.available + units.received - units.granted;
        if (ungranted >= shortage->second.fewestAsked)
            cases.add(QStringLiteral("option %1: %2 never granted although a buyer of %3 was refused")
                          .arg(option)
                          .arg(ungranted)
                          .arg(shortage->second.fewestAsked));
        else if (left >= shortage->second.fewestAsked)
            cases.add(QStringLiteral("option %1: %2 left although a buyer of %3 was refused")
                          .arg(option)
                          .arg(units.after.available)
                          .arg(shortage->second.fewestAsked));
    }
    const OptionUnits sum = sumOf(facts.units);
    return cases.finding({"no-undersell", "units granted are the lesser of stock and demand"},
                         QStringLiteral("stock %1, demand %2, granted %3, of which %4 came back")
                             .arg(sum.before.available + sum.received)
                             .arg(sum.granted + refused)
                             .arg(sum.granted)
                             .arg(sum.back));
}

Finding turnedAwayRightly(const VerdictFacts &facts)
{
    Cases cases;
    for (const auto &[option, shortage] : facts.input.journal.shortages()) {
        if (shortage.contradictions > 0)
            cases.add(
                QStringLiteral("option %1: %2 refusals named enough stock").arg(option).arg(shortage.contradictions));
        const auto units = facts.units.find(option);
        if (!shortage.firstAtZero || units == facts.units.end() || units->second.received > 0)
            continue;
        const qint64 late = grantedAfter(facts.input.journal, option, *shortage.firstAtZero);
        const qint64 explained = units->second.back + unseenBack(units->second);
        if (late > explained)
            cases.add(
                QStringLiteral("option %1: %2 units granted to buyers who came after it was sold out, %3 came back")
                    .arg(option)
                    .arg(late)
                    .arg(explained));
    }
    return cases.finding({"turned-away-rightly", "nobody was turned away while there was stock"},
                         QStringLiteral("%1 buyers were told sold out").arg(facts.input.journal.soldOutAnswers()));
}

Finding limitsHeld(const VerdictFacts &facts)
{
    Cases cases;
    qint64 most = 0;
    int limited = 0;
    for (const MarketProduct &product : facts.input.market.products) {
        if (!product.perMemberLimit)
            continue;
        ++limited;
        const std::map<Id, qint64> byMember = unitsByMember(facts, product);
        for (const auto &[member, units] : byMember) {
            most = std::max(most, units);
            if (member != 0 && units > *product.perMemberLimit)
                cases.add(QStringLiteral("member %1 has %2 of product %3, the limit is %4")
                              .arg(member)
                              .arg(units)
                              .arg(product.id)
                              .arg(*product.perMemberLimit));
        }
    }
    const auto refused = facts.input.journal.refusals().find(code::limitExceeded.name);
    const quint64 refusals = refused == facts.input.journal.refusals().end() ? 0 : refused->second;
    return cases.finding({"limits-held", "nobody has more than the limit"},
                         limited == 0
                             ? QStringLiteral("no product here has a limit")
                             : QStringLiteral("at most %1 a member, %2 refused by the limit").arg(most).arg(refusals));
}

} // namespace firstcome::load
