// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_dialog.h"
#include "console/page/act_calls.h"
#include "console/page/page.h"
#include <QPointer>
#include <QWidget>

class QAction;
class QLabel;
class QVBoxLayout;

namespace firstcome {

class FactList;
class FetchedPane;
class OperatorSession;

/// The right pane of the settings: one, who changed it and why, and another value for it.
/// Invariant: a change is about the value that was seen. Thread: GUI.
class SettingPane : public QWidget
{
    Q_OBJECT

public:
    SettingPane(ApiClient &api, OperatorSession &session, QWidget *parent = nullptr);

    /// Nothing: none is chosen.
    void showSetting(const std::optional<SettingView> &setting);
    void refresh();
    const std::optional<SettingView> &setting() const { return m_setting; }
    QAction *changeAction() const { return m_change; }
    SettingDialog *dialog() const { return m_dialog; }
    /// "600, operator: a crowd", a line each, the newest first.
    QStringList history() const;
    /// What was said of the last change that was not taken.
    QString said() const { return m_said; }

Q_SIGNALS:
    void changed();
    /// Where what waits for a second person is decided.
    void placeWanted(const firstcome::PageRef &place);

private:
    QWidget *makeContent();
    void play();
    void fetchHistory();
    void askToChange();
    void send(const QString &value, const QString &reason);
    void takeAnswer(const QString &value, const Result<ApiAnswer> &answer);
    void sayOvertaken(const QString &wanted);
    void showAll();
    void showHistory();
    void followActions();
    void retranslate();

    ApiClient &m_api;
    OperatorSession &m_session;
    ActCalls *m_calls;
    QString m_name; ///< of the one that is chosen
    std::optional<SettingView> m_setting;
    QByteArray m_etag;
    QList<SettingChange> m_changes;
    QString m_overtaken; ///< the value that was wanted when somebody else had changed it
    QString m_said;
    QAction *m_change;
    QLabel *m_title;
    QLabel *m_value;
    QLabel *m_meaning;
    FactList *m_facts;
    QLabel *m_historyTitle;
    QVBoxLayout *m_history;
    FetchedPane *m_inside;
    QPointer<SettingDialog> m_dialog;
};

} // namespace firstcome
