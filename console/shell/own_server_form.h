// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/own_server.h"
#include "console/widgets/form_field.h"

class QLabel;
class QLineEdit;
class QRadioButton;

namespace firstcome {

/// Which data a server on this computer shall have, and who comes to it. Thread: GUI.
class OwnServerForm : public QWidget
{
    Q_OBJECT

public:
    explicit OwnServerForm(const OwnServer &server, QWidget *parent = nullptr);

    /// What was chosen, if it can be used; otherwise says so at the fields.
    std::optional<OwnServer::Wanted> check();
    void showRefusal(const QString &words);
    void clearPassword();
    QRadioButton *demo() const { return m_demo; }
    QRadioButton *own() const { return m_own; }
    void retranslate();

Q_SIGNALS:
    void returnPressed();

private:
    void follow();

    const OwnServer &m_server;
    QLabel *m_title;
    QLabel *m_help;
    QRadioButton *m_demo;
    QRadioButton *m_own;
    QLabel *m_folder;
    QLineEdit *m_login;
    QLineEdit *m_password;
    FormField *m_loginField;
    FormField *m_passwordField;
    QLabel *m_error;
};

} // namespace firstcome
