// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/verdict_findings.h"

#include <algorithm>

namespace firstcome::load {

namespace {

constexpr int casesShown = 3;

/// Whether this order is what the try asked for.
bool answersTry(const BookOrder &order, const Unanswered &unanswered)
{
    if (order.member != unanswered.member || order.lines.size() != unanswered.lines.size())
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
        (match == open.end() ? untold : recovered).push_back(&order);
        if (match != open.end())
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
    for (const auto &[id, order] : books.orders) {
        for (const BookLine &line : order.lines) {
            const auto found = units.find(line.line.option);
            if (found == units.end())
                continue;
            found->second.granted += line.line.quantity;
            found->second.live += isLive(order, line) ? line.line.quantity : 0;
        }
    }
    // What a buyer was promised counts also where the books know nothing of it.
    for (const Grant &grant : input.journal.grants()) {
        for (const ToldLine &line : grant.order.lines) {
            if (book(grant.order.id) || !units.contains(line.option))
                continue;
            units[line.option].granted += line.quantity;
            units[line.option].live += line.quantity;
        }
    }
    for (auto &[option, sum] : units)
        sum.back = sum.granted - sum.live;
}

void Cases::add(const QString &text)
{
    if (++m_count <= casesShown)
        m_shown.append(text);
}

QString Cases::text() const
{
    const QString more = m_count > casesShown ? QStringLiteral("; and %1 more").arg(m_count - casesShown) : QString();
    return m_shown.join(QStringLiteral("; ")) + more;
}

Finding Cases::finding(const Question &question, const QString &evidence) const
{
    return {QString::fromLatin1(question.id), QString::fromLatin1(question.name), none(), none() ? evidence : text()};
}

std::vector<Finding> judge(const VerdictInput &input)
{
    const VerdictFacts facts(input);
    return {ordersAsTold(facts),   nothingUntold(facts),     unitsAsTold(facts),     noOversell(facts),
            noUndersell(facts),    turnedAwayRightly(facts), limitsHeld(facts),      chargedOnce(facts),
            paidAsTold(facts),     sagasSettled(facts),      admissionsWhole(facts), firstComeFirstServed(facts),
            ledgerBalanced(facts), serverCheckHolds(facts)};
}

bool allOk(const std::vector<Finding> &findings)
{
    return std::all_of(findings.begin(), findings.end(), [](const Finding &finding) { return finding.ok; });
}

QString findingsText(const std::vector<Finding> &findings)
{
    QString text;
    for (const Finding &finding : findings)
        text +=
            QStringLiteral("%1  %2: %3\n")
                .arg(finding.ok ? QStringLiteral("ok    ") : QStringLiteral("FAILED"), finding.name, finding.evidence);
    return text;
}

} // namespace firstcome::load
