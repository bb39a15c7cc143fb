// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/server_instance.h"
#include "console/page/act_calls.h"
#include <QWidget>

class QAction;
class QComboBox;
class QLabel;

namespace firstcome {

class ConditionList;
class ContentStates;
class FactList;
class OperatorSession;
class StatePill;

/// The right pane of the instances: one with its figures and probes; drained and taken back, how much it logs.
/// Invariant: what is chosen stays in sight when it is gone, and says so. Thread: GUI.
class InstancePane : public QWidget
{
    Q_OBJECT

public:
    InstancePane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// Nothing: none is chosen. `others`: how many more take work.
    void showInstance(const std::optional<ServerInstance> &instance, int others);
    /// The one that is shown is not there any more.
    void showGone();
    const std::optional<ServerInstance> &instance() const { return m_instance; }
    QAction *drainAction() const { return m_drain; }
    QAction *undoAction() const { return m_undo; }
    QComboBox *logLevel() const { return m_logLevel; }

Q_SIGNALS:
    /// Something was asked of it.
    void acted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeContent();
    void askToDrain();
    void undo();
    void setLogLevel();
    void send(const QString &name, ApiRequest request, const std::function<void()> &done);
    void showAll();
    void showTimes();
    void followActions();
    QString whyNot() const;
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<ServerInstance> m_instance;
    int m_others = 0;
    bool m_gone = false;
    QAction *m_drain;
    QAction *m_undo;
    ContentStates *m_states;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_note;
    QWidget *m_drainButton = nullptr;
    QWidget *m_undoButton = nullptr;
    QComboBox *m_logLevel;
    FactList *m_facts;
    QLabel *m_healthTitle;
    ConditionList *m_health;
};

} // namespace firstcome
