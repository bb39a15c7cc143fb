// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/approval.h"

#include "shared/contract/names.h"

namespace firstcome {

namespace {

constexpr std::array actionTexts{"REFUND", "PAYOUT",     "STOCK_CORRECTION", "OFFSET_RESET",
                                 "REPLAY", "ROLE_GRANT", "SETTING_CHANGE"};
constexpr std::array stateTexts{"WAITING", "APPROVED", "REJECTED", "WITHDRAWN", "EXPIRED"};

} // namespace

const char *textOf(ApprovalAction action)
{
    return actionTexts[size_t(action)];
}

const char *textOf(ApprovalState state)
{
    return stateTexts[size_t(state)];
}

std::optional<ApprovalAction> approvalActionFrom(QByteArrayView text)
{
    return valueNamed<ApprovalAction>(actionTexts, text);
}

std::optional<ApprovalState> approvalStateFrom(QByteArrayView text)
{
    return valueNamed<ApprovalState>(stateTexts, text);
}

quint32 allowedDecisions(const ApprovalStanding &standing)
{
    if (standing.state != ApprovalState::Waiting || standing.isOver)
        return 0;
    if (standing.isAsker)
        return WithdrawIt;
    return standing.mayAct ? ApproveIt | RejectIt : 0;
}

QStringList decisionNames(quint32 decisions)
{
    QStringList names;
    if (decisions & ApproveIt)
        names.append(QStringLiteral("APPROVE"));
    if (decisions & RejectIt)
        names.append(QStringLiteral("REJECT"));
    if (decisions & WithdrawIt)
        names.append(QStringLiteral("WITHDRAW"));
    return names;
}

} // namespace firstcome
