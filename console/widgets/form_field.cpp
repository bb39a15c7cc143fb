// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/form_field.h"

#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QStyle>

namespace firstcome {

FormField::FormField(QWidget *editor, QWidget *parent)
    : QWidget(parent), m_label(textLabel(TextRole::Label)), m_editor(editor),
      m_help(textLabel(TextRole::Help, {}, true))
{
    m_label->setBuddy(editor);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addWidget(m_label);
    column->addWidget(m_editor);
    column->addWidget(m_help);
    m_help->hide();
}

void FormField::setTexts(const QString &label, const QString &help)
{
    m_label->setText(label);
    // "&" of a mnemonic is not read aloud.
    m_editor->setAccessibleName(QString(label).remove(u'&'));
    m_helpText = help;
    showHelp();
}

void FormField::setError(const QString &words)
{
    m_error = words;
    m_hasError = !words.isEmpty();
    m_editor->setProperty("wrong", m_hasError);
    m_editor->style()->unpolish(m_editor);
    m_editor->style()->polish(m_editor);
    showHelp();
}

void FormField::showHelp()
{
    m_help->setProperty("role", m_hasError ? QStringLiteral("error") : QStringLiteral("help"));
    m_help->style()->unpolish(m_help);
    m_help->style()->polish(m_help);
    m_help->setText(m_hasError ? QStringLiteral("⚠ ") + m_error : m_helpText);
    m_help->setVisible(!m_help->text().isEmpty());
    m_editor->setAccessibleDescription(m_hasError ? m_error : m_helpText);
}

void FormFields::clearErrors()
{
    for (FormField *field : std::as_const(m_fields))
        field->clearError();
}

QList<FieldError> FormFields::showErrors(const QList<FieldError> &errors)
{
    clearErrors();
    QList<FieldError> left;
    bool focused = false;
    for (const FieldError &error : errors) {
        FormField *field = m_fields.value(error.field);
        if (!field) {
            left.append(error);
            continue;
        }
        field->setError(error.message);
        if (!focused)
            field->editor()->setFocus();
        focused = true;
    }
    return left;
}

} // namespace firstcome
