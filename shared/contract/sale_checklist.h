// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonObject>
#include <QList>

namespace firstcome {

/// What must be so before a sale opens: an item of GET /v1/ops/sales/{id}/checklist.
namespace checklist {

constexpr auto stock = "STOCK";
constexpr auto window = "WINDOW";
constexpr auto limit = "LIMIT";
constexpr auto hold = "HOLD";
constexpr auto gateway = "GATEWAY";
constexpr auto breakers = "BREAKERS";
constexpr auto lag = "LAG";
constexpr auto rehearsal = "REHEARSAL";

// What to do where it is not so.
constexpr auto receiveStock = "RECEIVE_STOCK";
constexpr auto planAnother = "PLAN_ANOTHER";
constexpr auto setLimit = "SET_LIMIT";
constexpr auto lowerLimit = "LOWER_LIMIT";
constexpr auto lengthenHold = "LENGTHEN_HOLD";
constexpr auto shortenHold = "SHORTEN_HOLD";
constexpr auto lookAtBreakers = "LOOK_AT_BREAKERS";
constexpr auto letCatchUp = "LET_CATCH_UP";
constexpr auto rehearse = "REHEARSE";
constexpr auto rehearseAgain = "REHEARSE_AGAIN";

} // namespace checklist

/// Invariant: `act` is empty exactly where `ok` is true.
struct ChecklistLine
{
    QString item;
    bool ok = false;
    QString detail; ///< how it is, as a sentence in English
    QString act;
    QJsonObject facts{}; ///< what the sentence is made of
};

QJsonObject toJson(const ChecklistLine &line);
/// Of the answer.
QList<ChecklistLine> checklistFrom(const QJsonObject &answer);

} // namespace firstcome
