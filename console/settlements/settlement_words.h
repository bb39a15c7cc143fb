// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/settlements/settlement_values.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/sum_list.h"

/// What settlements and payouts are called, in the operator's language. Thread: GUI.
namespace firstcome::settlement_words {

/// `open`: the day is not over.
Pill pill(std::optional<SettlementRunState> state, bool open);
Pill pill(SettlementState state);
Pill pill(PayoutState state);
Pill pill(const DayMatch &match);
QString kind(SettlementLineKind kind);
/// Why the books do not agree.
QString difference(const QByteArray &kind);
/// "2026-11-27", "2026-11-01 to 2026-11-27"
QString period(QDate from, QDate to);

/// A statement as on paper, down to what the seller gets.
QList<SumList::Row> sums(const Statement &statement);
/// The three books under each other.
QList<SumList::Row> sums(const DayMatch &match);

} // namespace firstcome::settlement_words
