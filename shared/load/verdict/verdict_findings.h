// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/verdict/verdict.h"
#include <unordered_map>

namespace firstcome::load {

/// One option's units over the run, from what was told and from the books.
struct OptionUnits
{
    qint64 granted = 0;  ///< ever, in this run
    qint64 live = 0;     ///< of those, still held or sold
    qint64 back = 0;     ///< of those, given back
    qint64 received = 0; ///< stock added beside the run
    qint64 ending = 0;   ///< of the live, whose hold may have ended between the reading of orders and that of stock
    BookStock before;
    BookStock after;
};

/// What several findings need, worked out once.
struct VerdictFacts
{
    const VerdictInput &input;
    std::unordered_map<Id, const Grant *> told; ///< by order
    std::map<Id, Id> recovered;                 ///< orders of tries that never got an answer, and who tried
    std::vector<const BookOrder *> untold;      ///< orders of the crowd that no buyer can know of
    std::map<Id, OptionUnits> units;            ///< options of the market
    int unansweredWithoutOrder = 0;

    explicit VerdictFacts(const VerdictInput &input);
    const BookOrder *book(Id order) const;
    /// By the journal first: it knows who asked, also where the books leave it out.
    Id buyerOf(const BookOrder &order) const;
    /// Whether the units of a line told are still held or sold, as far as the books say; else what was told counts.
    bool isStillLive(const Grant &grant, const ToldLine &line) const;

private:
    void matchUnanswered();
    void countUnits();
    void countEnding();
};

Finding ordersAsTold(const VerdictFacts &facts);
Finding nothingUntold(const VerdictFacts &facts);
Finding unitsAsTold(const VerdictFacts &facts);
Finding noOversell(const VerdictFacts &facts);
Finding noUndersell(const VerdictFacts &facts);
Finding turnedAwayRightly(const VerdictFacts &facts);
Finding limitsHeld(const VerdictFacts &facts);
Finding chargedOnce(const VerdictFacts &facts);
Finding paidAsTold(const VerdictFacts &facts);
Finding sagasSettled(const VerdictFacts &facts);
Finding admissionsWhole(const VerdictFacts &facts);
Finding firstComeFirstServed(const VerdictFacts &facts);
Finding ledgerBalanced(const VerdictFacts &facts);
Finding serverCheckHolds(const VerdictFacts &facts);

} // namespace firstcome::load
