// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/condition_list.h"
#include "shared/base/instant.h"
#include "shared/contract/sale_checklist.h"

namespace firstcome {

/// The server's go-live checklist in the person's language: what must be so before a sale opens, and what to do where
/// it is not. A line this console does not know is said as the server says it. `now` is the server's. Pure but for the
/// language.
std::vector<ConditionList::Condition> goLiveLines(const QList<ChecklistLine> &checklist, Instant now);

} // namespace firstcome
