// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approval.h"
#include "console/widgets/fitted_dialog.h"
#include "shared/base/result.h"

class QLineEdit;
class QPushButton;

namespace firstcome {

class FormField;

/// Shows once more what will be done, and asks for one's own password. Stays open, with the error at its field, until
/// the server said yes or that it cannot be done any more. Invariant: the password leaves the field with the attempt.
/// Thread: GUI. Sends nothing.
class ApproveDialog : public FittedDialog
{
    Q_OBJECT

public:
    ApproveDialog(const Approval &approval, const QString &login, QWidget *parent = nullptr);

    Id approval() const { return m_id; }
    QLineEdit *password() const { return m_password; }
    QPushButton *verb() const { return m_verb; }
    QString error() const;
    void showRefusal(const Refusal &refusal);

Q_SIGNALS:
    void approved(const QString &password);

private:
    void follow();
    void send();

    Id m_id;
    QLineEdit *m_password;
    FormField *m_field;
    QPushButton *m_verb;
    bool m_waiting = false;
};

} // namespace firstcome
