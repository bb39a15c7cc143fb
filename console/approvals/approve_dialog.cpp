// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approve_dialog.h"

#include "console/approvals/approval_words.h"
#include "console/widgets/change_table.h"
#include "console/widgets/format.h"
#include "console/widgets/text_label.h"
#include "shared/contract/error_codes.h"
#include <QLineEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 480;

} // namespace

ApproveDialog::ApproveDialog(const Approval &approval, const QString &login, QWidget *parent)
    : ActDialog(dialogWidth,
                {tr("Approve: %1").arg(approval_words::act(approval.action)), tr("Approve and do it"), tr("Not now"),
                 tr("It is being decided.")},
                parent),
      m_id(approval.id), m_password(new QLineEdit)
{
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setAccessibleName(tr("Password of %1").arg(login));
    auto *password = new FormField(m_password);
    password->setTexts(tr("&Password of %1").arg(login), tr("Your own, asked again so that it is you who decides."));
    add(textLabel(TextRole::Plain, format::breakable(approval.subject.label), true));
    auto *table = new ChangeTable;
    table->setChanges(approval_words::changes(approval));
    add(table);
    add(textLabel(TextRole::Muted, tr("%1 asked: %2").arg(approval.askedBy, format::breakable(approval.reason)), true));
    addField(QStringLiteral("password"), password);
    connect(this, &ActDialog::asked, this, &ApproveDialog::send);
    connect(m_password, &QLineEdit::textEdited, this, &ApproveDialog::follow);
    m_password->setFocus();
    follow();
}

std::optional<QString> ApproveDialog::objection()
{
    return m_password->text().isEmpty() ? std::optional(tr("Type your password first.")) : std::nullopt;
}

void ApproveDialog::send()
{
    const QString password = m_password->text();
    m_password->clear();
    Q_EMIT approved(password);
}

void ApproveDialog::showRefusal(const Refusal &refusal)
{
    ActDialog::showRefusal(refusal);
    if (refusal.code == code::passwordWrong)
        chief()->setError(tr("The password is wrong."));
    m_password->setFocus();
}

} // namespace firstcome
