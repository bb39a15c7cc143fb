// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace firstcome {

class OperatorSession;

/// Asks for the password again when the session has ended, without covering anything: the pages keep their last data
/// and unsent edits. Invariant: visible exactly while the session is expired; the password leaves the field with the
/// attempt. Thread: GUI.
class SignInBar : public QFrame
{
    Q_OBJECT

public:
    explicit SignInBar(OperatorSession &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void follow();
    void retranslate();
    void signIn();

    OperatorSession &m_session;
    QLabel *m_text;
    QLineEdit *m_password;
    QPushButton *m_button;
    QString m_error;
};

} // namespace firstcome
