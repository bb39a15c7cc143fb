// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include "console/resilience/breaker_view.h"
#include <QWidget>

class QAction;
class QLabel;

namespace firstcome {

class ContentStates;
class FactList;
class OperatorSession;
class StatePill;
class SumList;
class WhatIfPanel;

/// The right pane of the resilience page: one dependency over all instances; forced open, switched off and reverted.
/// Invariant: times are told by the server's clock. Thread: GUI.
class BreakerPane : public QWidget
{
    Q_OBJECT

public:
    BreakerPane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// Nothing: none is chosen.
    void showBreaker(const std::optional<BreakerView> &breaker);
    const std::optional<BreakerView> &breaker() const { return m_breaker; }
    QAction *forceAction() const { return m_force; }
    QAction *disableAction() const { return m_disable; }
    QAction *revertAction() const { return m_revert; }
    /// Where its limits are changed.
    QAction *limitsAction() const { return m_limits; }
    WhatIfPanel *whatIf() const { return m_whatIf; }
    /// "1: Closed, 12 calls", a line each.
    QStringList instances() const;

Q_SIGNALS:
    /// Something was asked of it.
    void acted();
    void placeWanted(const firstcome::PageRef &place);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeContent();
    void askToForce(BreakerState state);
    void revert();
    void send(const QString &name, ApiRequest request, const QString &done);
    void showAll();
    void showTimes();
    void followActions();
    QString whyNot() const;
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<BreakerView> m_breaker;
    QAction *m_force;
    QAction *m_disable;
    QAction *m_revert;
    QAction *m_limits;
    ContentStates *m_states;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_note;
    FactList *m_facts;
    QLabel *m_instancesTitle;
    SumList *m_instances;
    WhatIfPanel *m_whatIf;
};

} // namespace firstcome
