// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approve_dialog.h"
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include <QPointer>

class QAction;
class QLabel;
class QToolButton;

namespace firstcome {

class ChangeTable;
class FactList;
class FetchedPane;
class OperatorSession;
class StatePill;

/// The right pane of the approvals: one with what it is about, before and after, who asked and who decided; decides it.
/// Invariant: only what the server allows can be chosen, and the others say why not. Thread: GUI.
class ApprovalDetails : public QWidget
{
    Q_OBJECT

public:
    ApprovalDetails(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// 0: none.
    void showApproval(Id id);
    void refresh();
    const std::optional<Approval> &approval() const { return m_approval; }
    QAction *approveAction() const { return m_approve; }
    QAction *rejectAction() const { return m_reject; }
    QAction *withdrawAction() const { return m_withdraw; }
    QAction *placeAction() const { return m_place; }
    ChangeTable *changes() const { return m_changes; }
    ApproveDialog *dialog() const { return m_dialog; }

Q_SIGNALS:
    void fetched(const firstcome::Approval &approval);
    void placeWanted(const firstcome::PageRef &place);

private:
    QWidget *makeContent();
    void play();
    void connectActions();
    void take(const Approval &approval);
    void askToApprove();
    void askToReject();
    void askToWithdraw();
    void decide(const QString &how, const QJsonObject &body);
    void takeDecision(const QString &how, const Result<ApiAnswer> &answer);
    void takeRefusal(const Refusal &refusal);
    void showAll();
    void showTimes();
    void followActions();
    QString whyNot(const char *act) const;
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<Approval> m_approval;
    QAction *m_approve;
    QAction *m_reject;
    QAction *m_withdraw;
    QAction *m_place;
    QHash<QAction *, QWidget *> m_buttons;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_subject;
    QLabel *m_amount;
    ChangeTable *m_changes;
    QLabel *m_changesTitle;
    FactList *m_facts;
    FetchedPane *m_inside;
    QPointer<ApproveDialog> m_dialog;
};

} // namespace firstcome
