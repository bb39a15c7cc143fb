// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/settlement.h"

#include "shared/contract/names.h"

namespace firstcome {

namespace {

constexpr std::array settlementTexts{"OPEN", "IN_PAYOUT", "PAID"};
constexpr std::array lineTexts{"SALE", "REFUND", "CLAWBACK"};
constexpr std::array payoutTexts{"REQUESTED", "APPROVED", "REJECTED", "PAID"};
constexpr std::array runTexts{"RUNNING", "DONE", "INTERRUPTED"};

} // namespace

const char *textOf(SettlementState state)
{
    return settlementTexts[size_t(state)];
}

const char *textOf(SettlementLineKind kind)
{
    return lineTexts[size_t(kind)];
}

const char *textOf(PayoutState state)
{
    return payoutTexts[size_t(state)];
}

const char *textOf(SettlementRunState state)
{
    return runTexts[size_t(state)];
}

std::optional<SettlementState> settlementStateFrom(QByteArrayView text)
{
    return valueNamed<SettlementState>(settlementTexts, text);
}

std::optional<SettlementLineKind> settlementLineKindFrom(QByteArrayView text)
{
    return valueNamed<SettlementLineKind>(lineTexts, text);
}

std::optional<PayoutState> payoutStateFrom(QByteArrayView text)
{
    return valueNamed<PayoutState>(payoutTexts, text);
}

std::optional<SettlementRunState> settlementRunStateFrom(QByteArrayView text)
{
    return valueNamed<SettlementRunState>(runTexts, text);
}

} // namespace firstcome
