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
    BookStock before;
    BookStock after;
};

/// What several findings need, worked out once.
struct VerdictFacts
{
    const VerdictInput &input;
    std::unordered_map<Id, const Grant *> told; ///< by order
    std::vector<const BookOrder *> recovered;   ///< orders of tries that never got an answer
    std::vector<const BookOrder *> untold;      ///< orders of the crowd that no buyer can know of
    std::map<Id, OptionUnits> units;            ///< options of the market
    int unansweredWithoutOrder = 0;

    explicit VerdictFacts(const VerdictInput &input);
    const BookOrder *book(Id order) const;

private:
    void matchUnanswered();
    void countUnits();
};

/// What a finding asks: its stable id and the sentence that holds when all is well.
struct Question
{
    const char *id;
    const char *name;
};

/// The first cases against a finding, and how many there are.
class Cases
{
public:
    void add(const QString &text);
    bool none() const { return m_count == 0; }
    QString text() const;
    /// Ok with `evidence` when there are none.
    Finding finding(const Question &question, const QString &evidence) const;

private:
    int m_count = 0;
    QStringList m_shown;
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
