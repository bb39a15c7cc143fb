// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include "console/widgets/form_field.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;

namespace firstcome {

/// The fields of one connection and what can be wrong with them.
/// Thread: GUI.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    void set(const ServerProfile &profile);
    /// What was typed, if it can be used; otherwise says so at the fields.
    std::optional<ServerProfile> check();
    QString password() const;
    void clearPassword();
    /// One that the keychain had; what is typed meanwhile is not overwritten.
    void offerPassword(const QString &password);
    bool remembers() const;
    bool hasKeychain() const;
    /// Whether there is a keychain to remember in.
    void setKeychain(bool there);
    void showRefusal(const Refusal &refusal);
    /// Into the first field that is still to be filled.
    void focusFirst();
    void retranslate();

Q_SIGNALS:
    void returnPressed();

private:
    void followUrl();
    void showUrlHelp();
    QString failureText(const Refusal &refusal) const;

    QLabel *m_title;
    QLineEdit *m_url;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    FormField *m_urlField;
    FormField *m_nameField;
    FormField *m_environmentField;
    FormField *m_loginField;
    FormField *m_passwordField;
    bool m_environmentChosen = false; ///< by hand, so that the address decides no more
};

} // namespace firstcome
