// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/verdict_findings.h"

#include <algorithm>

namespace firstcome::load {

namespace {

struct Served
{
    qint64 sequence;
    const Grant *grant;
};

void checkSale(const VerdictFacts &facts, const BookSale &sale, Cases &cases)
{
    std::map<qint64, const BookAdmission *> bySequence;
    for (const BookAdmission &admission : sale.admissions) {
        if (!bySequence.emplace(admission.sequence, &admission).second)
            cases.add(QStringLiteral("sale %1: sequence %2 twice").arg(sale.id).arg(admission.sequence));
    }
    qint64 expected = 1;
    for (const auto &[sequence, admission] : bySequence) {
        if (sequence != expected)
            cases.add(QStringLiteral("sale %1: %2 follows %3").arg(sale.id).arg(sequence).arg(expected - 1));
        expected = sequence + 1;
    }
    if (!sale.chainVerified)
        cases.add(QStringLiteral("sale %1: its hash chain does not verify").arg(sale.id));
    if (sale.verifiedLength != qint64(sale.admissions.size()))
        cases.add(QStringLiteral("sale %1: %2 admissions listed, %3 verified")
                      .arg(sale.id)
                      .arg(sale.admissions.size())
                      .arg(sale.verifiedLength));
    for (const Grant &grant : facts.input.journal.grants()) {
        for (const ToldAdmission &told : grant.order.admissions) {
            const auto found = bySequence.find(told.sequence);
            if (told.sale != sale.id)
                continue;
            const bool same = found != bySequence.end() && found->second->order == grant.order.id;
            if (same && found->second->member != grant.member)
                cases.add(QStringLiteral("order %1 of member %2: the ledger names member %3")
                              .arg(grant.order.id)
                              .arg(grant.member)
                              .arg(found->second->member));
            if (same)
                continue;
            cases.add(QStringLiteral("order %1 was told sequence %2, the ledger has another")
                          .arg(grant.order.id)
                          .arg(told.sequence));
        }
    }
}

/// Every order of a product on sale must have been given its place.
void checkPlaces(const VerdictFacts &facts, const MarketProduct &product, Cases &cases)
{
    for (const Grant &grant : facts.input.journal.grants()) {
        const bool ofProduct =
            std::any_of(grant.order.lines.begin(), grant.order.lines.end(), [&product](const ToldLine &line) {
                return std::find(product.options.begin(), product.options.end(), line.option) != product.options.end();
            });
        const bool placed = std::any_of(grant.order.admissions.begin(), grant.order.admissions.end(),
                                        [&product](const ToldAdmission &told) { return told.sale == product.sale; });
        if (ofProduct && !placed)
            cases.add(QStringLiteral("order %1 was told no place in sale %2").arg(grant.order.id).arg(product.sale));
    }
}

} // namespace

Finding admissionsWhole(const VerdictFacts &facts)
{
    Cases cases;
    std::size_t admissions = 0;
    for (const BookSale &sale : facts.input.books.sales) {
        checkSale(facts, sale, cases);
        admissions += sale.admissions.size();
    }
    for (const MarketProduct &product : facts.input.market.products) {
        if (product.sale != 0)
            checkPlaces(facts, product, cases);
    }
    return cases.finding(
        {"admissions-whole", "the admission sequence has no gap, no double, and verifies"},
        QStringLiteral("%1 admissions in %2 sales").arg(admissions).arg(facts.input.books.sales.size()));
}

/// Whoever asked only after another had his answer came later for sure, and must have the later place.
Finding firstComeFirstServed(const VerdictFacts &facts)
{
    Cases cases;
    std::map<Id, std::vector<Served>> bySale;
    for (const Grant &grant : facts.input.journal.grants()) {
        for (const ToldAdmission &told : grant.order.admissions)
            bySale[told.sale].push_back({told.sequence, &grant});
    }
    std::size_t compared = 0;
    for (const auto &[sale, served] : bySale) {
        std::vector<Served> byAnswer = served;
        std::vector<Served> byAsking = served;
        std::sort(byAnswer.begin(), byAnswer.end(),
                  [](const Served &a, const Served &b) { return a.grant->answered < b.grant->answered; });
        std::sort(byAsking.begin(), byAsking.end(),
                  [](const Served &a, const Served &b) { return a.grant->firstSent < b.grant->firstSent; });
        std::size_t answered = 0;
        Served latest{0, nullptr};
        for (const Served &asking : byAsking) {
            for (; answered < byAnswer.size() && byAnswer[answered].grant->answered < asking.grant->firstSent;
                 ++answered)
                latest = byAnswer[answered].sequence > latest.sequence ? byAnswer[answered] : latest;
            if (asking.sequence < latest.sequence)
                cases.add(QStringLiteral("order %1 has place %2 although it was asked for after order %3 got place %4")
                              .arg(asking.grant->order.id)
                              .arg(asking.sequence)
                              .arg(latest.grant->order.id)
                              .arg(latest.sequence));
        }
        compared += served.size();
    }
    return cases.finding({"first-come-first-served", "whoever came later has the later place"},
                         QStringLiteral("%1 places compared").arg(compared));
}

Finding ledgerBalanced(const VerdictFacts &facts)
{
    Cases cases;
    int found = 0;
    for (const BookInvariant &invariant : facts.input.books.invariants) {
        if (!(invariant.id + invariant.name).contains(QLatin1StringView("ledger"), Qt::CaseInsensitive))
            continue;
        ++found;
        if (!invariant.ok)
            cases.add(invariant.name + QStringLiteral(": ") + invariant.detail);
    }
    if (found == 0)
        cases.add(QStringLiteral("the server's check says nothing about its ledger"));
    return cases.finding({"ledger-balanced", "the ledger is balanced"},
                         QStringLiteral("%1 of the server's invariants").arg(found));
}

Finding serverCheckHolds(const VerdictFacts &facts)
{
    Cases cases;
    for (const BookInvariant &invariant : facts.input.books.invariants) {
        if (!invariant.ok)
            cases.add(QStringLiteral("%1 %2: %3").arg(invariant.id, invariant.name, invariant.detail));
    }
    if (cases.none() && !facts.input.books.checkOk)
        cases.add(QStringLiteral("the server's check is not ok"));
    return cases.finding({"server-check", "the server's own check holds"},
                         QStringLiteral("%1 invariants").arg(facts.input.books.invariants.size()));
}

} // namespace firstcome::load
