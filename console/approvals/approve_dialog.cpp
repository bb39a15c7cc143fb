// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approve_dialog.h"

#include "console/approvals/approval_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/change_table.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/contract/error_codes.h"
#include <QBoxLayout>
#include <QLineEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 480;

QString errorText(const Refusal &refusal)
{
    if (refusal.code == code::passwordWrong)
        return ApproveDialog::tr("The password is wrong.");
    return refusalText(refusal);
}

} // namespace

ApproveDialog::ApproveDialog(const Approval &approval, const QString &login, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_id(approval.id), m_password(new QLineEdit),
      m_field(new FormField(m_password)), m_verb(pushButton(ButtonKind::Primary, tr("Approve and do it")))
{
    const QString act = approval_words::act(approval.action);
    setWindowTitle(tr("Approve: %1").arg(act));
    m_password->setEchoMode(QLineEdit::Password);
    m_field->setTexts(tr("&Password of %1").arg(login), tr("Your own, asked again so that it is you who decides."));
    m_password->setAccessibleName(tr("Password of %1").arg(login));
    auto *keep = pushButton(ButtonKind::Normal, tr("Not now"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    column->addWidget(textLabel(TextRole::Plain, format::breakable(approval.subject.label), true));
    auto *table = new ChangeTable;
    table->setChanges(approval_words::changes(approval));
    column->addWidget(table);
    column->addWidget(
        textLabel(TextRole::Muted, tr("%1 asked: %2").arg(approval.askedBy, format::breakable(approval.reason)), true));
    column->addWidget(m_field);
    column->addLayout(buttons);
    m_verb->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &ApproveDialog::send);
    connect(m_password, &QLineEdit::textEdited, this, [this] {
        m_field->clearError();
        follow();
    });
    m_password->setFocus();
    follow();
}

void ApproveDialog::follow()
{
    const bool given = !m_password->text().isEmpty();
    m_verb->setEnabled(given && !m_waiting);
    m_verb->setToolTip(m_waiting ? tr("It is being decided.") : given ? QString() : tr("Type your password first."));
}

void ApproveDialog::send()
{
    const QString password = m_password->text();
    m_waiting = true;
    m_password->clear();
    follow();
    Q_EMIT approved(password);
}

void ApproveDialog::showRefusal(const Refusal &refusal)
{
    m_waiting = false;
    m_field->setError(errorText(refusal));
    m_password->setFocus();
    follow();
}

QString ApproveDialog::error() const
{
    return m_field->hasError() ? m_password->accessibleDescription() : QString();
}

} // namespace firstcome
