// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/state_pill.h"
#include "shared/contract/import_run.h"

namespace firstcome::import_words {

/// "12 products are created, 1 is updated …": what would happen (dry run) or happened, whole sentences.
QString summary(const ImportReport &report);
/// The verb of the button: "Import 13 products"; empty when there is nothing to import.
QString verb(const ImportReport &report);
/// Of the product's field a column fills: "Price".
QString fieldName(const QString &field);
Pill outcomePill(ImportOutcome::Kind kind);
/// How an import stands that was begun.
Pill runPill(const ImportRun &run);
/// Why the source does not offer it any more.
QString goneReason(const QString &reason);
/// What was taken in another way than it is written.
QString note(const ImportNote &note);
/// How many columns fill a field.
int usedColumns(const ImportReport &report);

} // namespace firstcome::import_words
