// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/approval.h"
#include <QTest>

using namespace firstcome;

class ApprovalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAndValuesAreEachOthersInverse()
    {
        for (int i = 0; i <= int(ApprovalAction::SettingChange); ++i)
            QCOMPARE(approvalActionFrom(textOf(ApprovalAction(i))), std::optional(ApprovalAction(i)));
        for (int i = 0; i <= int(ApprovalState::Expired); ++i)
            QCOMPARE(approvalStateFrom(textOf(ApprovalState(i))), std::optional(ApprovalState(i)));
        QVERIFY(!approvalStateFrom("OPEN"));
        QVERIFY(!approvalActionFrom(""));
    }

    /// Who asked withdraws, whoever else may do the act decides, and what is closed or over stays as it is.
    void A34_whoAskedNeverApproves()
    {
        for (const ApprovalState state : {ApprovalState::Waiting, ApprovalState::Approved, ApprovalState::Rejected,
                                          ApprovalState::Withdrawn, ApprovalState::Expired}) {
            for (const bool over : {false, true}) {
                const bool open = state == ApprovalState::Waiting && !over;
                QCOMPARE(allowedDecisions({state, over, true, true}), open ? quint32(WithdrawIt) : 0U);
                QCOMPARE(allowedDecisions({state, over, true, false}), open ? quint32(WithdrawIt) : 0U);
                QCOMPARE(allowedDecisions({state, over, false, true}), open ? quint32(ApproveIt | RejectIt) : 0U);
                QCOMPARE(allowedDecisions({state, over, false, false}), 0U);
            }
        }
        QCOMPARE(decisionNames(ApproveIt | RejectIt | WithdrawIt),
                 QStringList({QStringLiteral("APPROVE"), QStringLiteral("REJECT"), QStringLiteral("WITHDRAW")}));
    }
};

QTEST_GUILESS_MAIN(ApprovalTest)
#include "approval_test.moc"
