// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/events/dead_letter.h"
#include "console/events/mend_dialog.h"
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include <QPointer>

class QAction;
class QLabel;
class QPlainTextEdit;

namespace firstcome {

class FactList;
class FetchedPane;
class OperatorSession;
class StatePill;

/// The right pane of the events: one that nobody could take, with its payload; mended, tried, replayed, given up.
/// Invariant: only what the server allows can be chosen, and the others say why not; a mended copy is used in the
/// letter's place. Thread: GUI.
class DeadLetterDetails : public QWidget
{
    Q_OBJECT

public:
    DeadLetterDetails(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// 0: none.
    void showLetter(Id id);
    void refresh();
    const std::optional<DeadLetter> &letter() const { return m_letter; }
    QAction *tryAction() const { return m_try; }
    QAction *mendAction() const { return m_mend; }
    QAction *replayAction() const { return m_replay; }
    QAction *discardAction() const { return m_discard; }
    QAction *orderAction() const { return m_order; }
    /// What the last try said.
    QString outcome() const;
    QString payload() const;
    MendDialog *dialog() const { return m_dialog; }

Q_SIGNALS:
    void fetched(const firstcome::DeadLetter &letter);
    void placeWanted(const firstcome::PageRef &place);

private:
    QWidget *makeContent();
    void play();
    void connectActions();
    void tryIt();
    void mend();
    void askToReplay();
    void askToDiscard();
    void keepCopy(Id id);
    void send(const QString &name, ApiRequest request, const std::function<void(const ApiAnswer &)> &done);
    void showOutcome();
    void showAll();
    void showTimes();
    void followActions();
    QString whyNot() const;
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    std::optional<DeadLetter> m_letter;
    QAction *m_try;
    QAction *m_mend;
    QAction *m_replay;
    QAction *m_discard;
    QAction *m_order;
    QLabel *m_title;
    StatePill *m_state;
    QLabel *m_reason;
    QLabel *m_outcome;
    QJsonObject m_said; ///< what the last try would do
    FactList *m_facts;
    QLabel *m_payloadTitle;
    QPlainTextEdit *m_payload;
    FetchedPane *m_inside;
    QPointer<MendDialog> m_dialog;
};

} // namespace firstcome
