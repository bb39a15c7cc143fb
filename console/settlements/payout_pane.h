// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include "console/settlements/settlement_values.h"

class QAction;
class QLabel;
class QPushButton;

namespace firstcome {

class FactList;
class FetchedPane;
class StatePill;

/// The right pane of the payouts: what a seller asked for, and the decision about it.
/// Invariant: a decision that may have taken effect is repeated as the same call. Thread: GUI.
class PayoutPane : public QWidget
{
    Q_OBJECT

public:
    PayoutPane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// 0: none.
    void showPayout(Id id);
    void refresh();
    const std::optional<Payout> &payout() const { return m_payout; }
    QAction *approveAction() const { return m_approve; }
    QAction *rejectAction() const { return m_reject; }
    QAction *statementsAction() const { return m_statements; }
    QPushButton *approvalLink() const { return m_approval; }

Q_SIGNALS:
    void fetched(const firstcome::Payout &payout);
    void placeWanted(const firstcome::PageRef &place);

private:
    QWidget *makeContent();
    void play();
    void connectParts();
    void askToPay();
    void askToReject();
    void send(const QString &how, const QJsonObject &body);
    void takeDecision(const QString &how, const Result<ApiAnswer> &answer);
    void showAll();
    void showTimes();
    void followActions();
    QString whyNot() const;
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<Payout> m_payout;
    QAction *m_approve;
    QAction *m_reject;
    QAction *m_statements;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_amount;
    FactList *m_facts;
    QPushButton *m_approval;
    FetchedPane *m_inside;
};

} // namespace firstcome
