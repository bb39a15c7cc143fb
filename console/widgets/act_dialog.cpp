// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/act_dialog.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

ActDialog::ActDialog(int width, const Words &words, QWidget *parent)
    : FittedDialog(width, parent), m_waitingWords(words.waiting), m_rows(new QVBoxLayout),
      m_verb(pushButton(ButtonKind::Primary, words.verb))
{
    setWindowTitle(words.title);
    auto *keep = pushButton(ButtonKind::Normal, words.keep);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    m_rows->setSpacing(metrics::medium);
    column->addLayout(m_rows);
    column->addLayout(buttons);
    add(textLabel(TextRole::Heading, words.title, true));
    m_verb->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_verb, &QPushButton::clicked, this, &ActDialog::ask);
}

void ActDialog::add(QWidget *widget)
{
    m_rows->addWidget(widget);
}

void ActDialog::addField(const QString &name, FormField *field)
{
    m_chief = m_chief ? m_chief : field;
    m_fields.add(name, field);
    add(field);
}

void ActDialog::follow()
{
    m_fields.clearErrors();
    const auto objection = this->objection();
    m_verb->setEnabled(!objection && !m_waiting);
    m_verb->setToolTip(m_waiting ? m_waitingWords : objection.value_or(QString()));
}

void ActDialog::ask()
{
    m_waiting = true;
    follow();
    Q_EMIT asked();
}

void ActDialog::answered()
{
    m_waiting = false;
    follow();
}

void ActDialog::showRefusal(const Refusal &refusal)
{
    answered();
    const QList<FieldError> unplaced = m_fields.showErrors(refusal.errors);
    if (refusal.errors.isEmpty() || !unplaced.isEmpty())
        m_chief->setError(refusalText(refusal));
}

QString ActDialog::error() const
{
    return m_chief->hasError() ? m_chief->editor()->accessibleDescription() : QString();
}

} // namespace firstcome
