// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include "console/refunds/grant_dialog.h"
#include <QPointer>

class QAction;
class QLabel;
class QPushButton;

namespace firstcome {

class AttentionPanel;
class ClaimMoney;
class ClaimStory;
class FactList;
class FetchedPane;
class OperatorSession;
class StatePill;

/// The right pane of the refunds: one claim, what it stands on, and the decision about it.
/// Invariant: it follows the claim by its live news; a decision is about the version that was seen. Thread: GUI.
class ClaimPane : public QWidget
{
    Q_OBJECT

public:
    ClaimPane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// 0: none.
    void showClaim(Id id);
    void refresh();
    void noteChange(Id id);
    const std::optional<ClaimDetail> &detail() const { return m_detail; }
    QAction *approveAction() const { return m_approve; }
    QAction *rejectAction() const { return m_reject; }
    ClaimStory *story() const { return m_story; }
    /// Shown while the money waits for a person: what the gateway said, and the acts that decide.
    AttentionPanel *attention() const { return m_attention; }
    GrantDialog *dialog() const { return m_dialog; }
    /// Shown while a second person has not decided about what was granted: who asked, and until when.
    QLabel *waiting() const { return m_waiting; }
    QPushButton *approvalLink() const { return m_approval; }

Q_SIGNALS:
    void fetched(const firstcome::Claim &claim);
    void placeWanted(const firstcome::PageRef &place);
    void claimWanted(firstcome::Id id);

private:
    QWidget *makeContent();
    void play();
    void connectParts();
    void take(ClaimDetail detail);
    void askToGrant();
    void askToReject();
    void send(const QString &how, const QJsonObject &body, const QByteArray &seen);
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
    std::optional<ClaimDetail> m_detail;
    QAction *m_approve;
    QAction *m_reject;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_amount;
    QLabel *m_product;
    QLabel *m_reason;
    QLabel *m_waiting;
    QPushButton *m_approval;
    FactList *m_facts;
    AttentionPanel *m_attention;
    ClaimStory *m_story;
    ClaimMoney *m_money;
    FetchedPane *m_inside;
    QPointer<GrantDialog> m_dialog;
};

} // namespace firstcome
