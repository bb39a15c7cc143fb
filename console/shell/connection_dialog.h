// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include "console/widgets/form_field.h"
#include "shared/base/result.h"
#include <QDialog>
#include <QPointer>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace firstcome {

class ConnectionForm;
class OwnServer;
class OwnServerForm;
class Languages;
class OperatorSession;

/// Where the console starts: the servers known so far at the left, one of them, a new one, or one that is started here
/// at the right, the password
/// from the keychain where the operator let it be kept there, else asked each time. Enter connects; what is wrong is
/// said under its field. Invariant: accepted only when signed in; a profile is kept once it has led somewhere. Thread:
/// GUI.
class ConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    struct Parts
    {
        OperatorSession &session;
        ProfileStore profiles;
        Languages &languages;
        OwnServer &own;
    };
    explicit ConnectionDialog(const Parts &parts, QWidget *parent = nullptr);

    /// Where it connected to, after accepted.
    ServerProfile profile() const { return m_profile; }
    void select(const ServerProfile &profile);
    OwnServerForm *ownForm() const { return m_ownForm; }
    /// Says why an attempt made before the dialog was shown came to nothing.
    void showRefusal(const Refusal &refusal);
    /// Esc first gives up an attempt that is under way.
    void reject() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSide();
    void retranslate();
    void fillList();
    void chooseRow(int row);
    int newRow() const;
    int ownRow() const;
    bool showsOwn() const;
    void connectNow();
    void startOwn();
    void accept(const ServerProfile &profile);
    void setBusy(bool busy);
    void showBusy();
    void forgetChosen();
    void askKeychain(const ServerProfile &profile);
    void remember(const ServerProfile &profile, const QString &password);

    OperatorSession &m_session;
    ProfileStore m_profiles;
    QPointer<QObject> m_asked; ///< the keychain, for the server shown; another one's answer comes too late
    Languages &m_languages;
    OwnServer &m_own;
    ServerProfile m_profile;
    QListWidget *m_list;
    ConnectionForm *m_form;
    OwnServerForm *m_ownForm;
    QStackedWidget *m_stack;
    QComboBox *m_language;
    QPushButton *m_forget;
    QLabel *m_waiting;
    QPushButton *m_connect;
    bool m_busy = false;
};

} // namespace firstcome
