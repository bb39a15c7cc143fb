// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approval.h"
#include "console/page/page.h"
#include "console/widgets/change_table.h"
#include "console/widgets/state_pill.h"

namespace firstcome::approval_words {

QString act(ApprovalAction action);
Pill pill(ApprovalState state);
/// Why it was closed, or what was said: words for what the server knows by a name.
QString note(const Approval &approval);
/// Where what it is about can be seen; an empty page: nowhere.
PageRef place(const Approval &approval);

/// What changes first, then what stays.
QList<BeforeAfter> changes(const Approval &approval);
/// What changes, in a line: "On hand 40 → 12".
QString summary(const Approval &approval);

} // namespace firstcome::approval_words
