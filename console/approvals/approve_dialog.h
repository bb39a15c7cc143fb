// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/approvals/approval.h"
#include "console/widgets/act_dialog.h"

class QLineEdit;

namespace firstcome {

/// Shows once more what will be done, and asks for one's own password.
/// Invariant: the password leaves the field with the attempt. Thread: GUI. Sends nothing.
class ApproveDialog : public ActDialog
{
    Q_OBJECT

public:
    ApproveDialog(const Approval &approval, const QString &login, QWidget *parent = nullptr);

    Id approval() const { return m_id; }
    QLineEdit *password() const { return m_password; }
    void showRefusal(const Refusal &refusal) override;

Q_SIGNALS:
    void approved(const QString &password);

protected:
    std::optional<QString> objection() override;

private:
    void send();

    Id m_id;
    QLineEdit *m_password;
};

} // namespace firstcome
