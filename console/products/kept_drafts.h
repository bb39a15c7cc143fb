// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/products/product_draft.h"
#include "console/widgets/ui_memory.h"
#include <QHash>

namespace firstcome {

/// Edits that were not saved yet, as they are kept over a restart or a crash. What cannot be read is left out.
QHash<Id, ProductDraft> keptDrafts(const UiMemory &memory);
void keepDrafts(const UiMemory &memory, const QHash<Id, ProductDraft> &drafts);

} // namespace firstcome
