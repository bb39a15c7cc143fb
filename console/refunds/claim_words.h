// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/refunds/claim_detail.h"
#include "console/widgets/state_pill.h"

/// What a claim and its decision are called, in the operator's language. Thread: GUI.
namespace firstcome::claim_words {

QString kind(ClaimKind kind);
Pill pill(ClaimState state);
/// "Silver Threader Necklace · M"
QString product(const Claim &claim);
/// "the daily job", "the seller", "an operator"
QString decider(const Claim::Decided &decided);
/// "₩12,900 went back at the payment gateway"
QString paidBack(const Claim::Paid &paid);
/// What granting it does, sentence by sentence.
QStringList preview(const ClaimDetail &detail, const ClaimGrant &grant);

} // namespace firstcome::claim_words
