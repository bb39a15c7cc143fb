// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/confirm_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 440;
constexpr int longestReason = 200;

} // namespace

ConfirmDialog::ConfirmDialog(const Question &question, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_question(question),
      m_verb(pushButton(question.dangerous ? ButtonKind::Danger : ButtonKind::Primary, question.verb))
{
    setWindowTitle(question.title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, format::breakable(question.title), true));
    column->addWidget(textLabel(TextRole::Plain, format::breakable(question.consequence), true));
    if (question.form)
        column->addWidget(question.form);
    if (!question.reasonLabel.isEmpty()) {
        m_reason = new QLineEdit;
        m_reason->setMaxLength(longestReason);
        auto *field = new FormField(m_reason);
        field->setTexts(question.reasonLabel);
        column->addWidget(field);
        connect(m_reason, &QLineEdit::textChanged, this, &ConfirmDialog::check);
    }
    if (!question.typed.isEmpty()) {
        m_typed = new QLineEdit;
        auto *field = new FormField(m_typed);
        field->setTexts(tr("Type “%1” to go on").arg(question.typed));
        column->addWidget(field);
        connect(m_typed, &QLineEdit::textChanged, this, &ConfirmDialog::check);
    }
    auto *keep = pushButton(ButtonKind::Normal, question.keep);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    column->addSpacing(metrics::hair);
    column->addLayout(buttons);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &QDialog::accept);
    (question.dangerous ? keep : m_verb)->setDefault(true);
    if (!m_reason && !m_typed)
        (question.dangerous ? keep : m_verb)->setFocus();
    check();
}

QString ConfirmDialog::reason() const
{
    return m_reason ? m_reason->text().trimmed() : QString();
}

void ConfirmDialog::ask(QWidget *parent, const Question &question,
                        const std::function<void(const QString &reason)> &yes)
{
    auto *dialog = new ConfirmDialog(question, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, parent, [dialog, yes] { yes(dialog->reason()); });
    dialog->open();
}

void ConfirmDialog::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const QWidget *at = focusWidget();
    if (enter && m_question.dangerous && at && (at == m_reason || at == m_typed))
        goOn();
    else
        FittedDialog::keyPressEvent(event);
}

void ConfirmDialog::goOn()
{
    if (m_typed && !m_verb->isEnabled())
        m_typed->setFocus();
    else
        m_verb->setFocus();
}

void ConfirmDialog::check()
{
    const bool said = !m_question.reasonNeeded || !reason().isEmpty();
    m_verb->setEnabled(said && (!m_typed || m_typed->text() == m_question.typed));
    m_verb->setToolTip(said ? QString() : tr("Say why first."));
}

} // namespace firstcome
