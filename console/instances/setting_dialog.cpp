// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_dialog.h"

#include "console/instances/setting_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>

namespace firstcome {

namespace {

constexpr int dialogWidth = 440;
constexpr int longestReason = 200;

QWidget *either(QComboBox *chosen, QLineEdit *typed, bool isChosen)
{
    return isChosen ? static_cast<QWidget *>(chosen) : typed;
}

} // namespace

SettingDialog::SettingDialog(const SettingView &setting, QWidget *parent)
    : FittedDialog(dialogWidth, parent), m_setting(setting), m_typed(new QLineEdit(setting.value, this)),
      m_chosen(new QComboBox(this)), m_reason(new QLineEdit),
      m_valueField(new FormField(either(m_chosen, m_typed, !setting.choices.isEmpty()))),
      m_reasonField(new FormField(m_reason)), m_verb(pushButton(ButtonKind::Primary, tr("Change it")))
{
    setWindowTitle(tr("Change %1").arg(setting.name));
    m_chosen->addItems(setting.choices);
    m_chosen->setCurrentText(setting.value);
    m_chosen->setVisible(m_chosen->count() > 0);
    m_typed->setVisible(m_chosen->count() == 0);
    m_reason->setMaxLength(longestReason);
    m_valueField->setTexts(tr("&Value"),
                           tr("It takes %1; it is %2 by default.")
                               .arg(setting_words::range(setting), setting_words::value(setting, setting.usual)));
    m_reasonField->setTexts(tr("&Reason"), tr("For the history, and for the audit."));
    m_fields.add(QStringLiteral("value"), m_valueField);
    m_fields.add(QStringLiteral("reason"), m_reasonField);
    arrange();
    connect(m_typed, &QLineEdit::textChanged, this, &SettingDialog::follow);
    connect(m_chosen, &QComboBox::currentTextChanged, this, &SettingDialog::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &SettingDialog::follow);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        m_waiting = true;
        follow();
        Q_EMIT asked(value(), m_reason->text().trimmed());
    });
    m_valueField->editor()->setFocus();
    m_typed->selectAll();
    follow();
}

void SettingDialog::arrange()
{
    auto *keep = pushButton(ButtonKind::Normal, tr("Leave it as it is"));
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(keep);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle(), true));
    const QString meaning = setting_words::meaning(m_setting.name);
    if (!meaning.isEmpty())
        column->addWidget(textLabel(TextRole::Plain, meaning, true));
    column->addWidget(m_valueField);
    column->addWidget(m_reasonField);
    column->addLayout(buttons);
    m_verb->setDefault(true);
}

void SettingDialog::setValue(const QString &value)
{
    m_typed->setText(value);
    m_chosen->setCurrentText(value);
}

QString SettingDialog::value() const
{
    return m_chosen->count() > 0 ? m_chosen->currentText() : m_typed->text().trimmed();
}

void SettingDialog::follow()
{
    const bool another = value() != m_setting.value && !value().isEmpty();
    const bool reasoned = !m_reason->text().trimmed().isEmpty();
    m_valueField->clearError();
    m_verb->setEnabled(another && reasoned && !m_waiting);
    m_verb->setToolTip(m_waiting   ? tr("It is being changed.")
                       : !another  ? tr("This is its value already.")
                       : !reasoned ? tr("A reason is needed.")
                                   : QString());
}

void SettingDialog::showRefusal(const Refusal &refusal)
{
    m_waiting = false;
    follow();
    const QList<FieldError> unplaced = m_fields.showErrors(refusal.errors);
    if (refusal.errors.isEmpty() || !unplaced.isEmpty())
        m_valueField->setError(refusalText(refusal));
}

QString SettingDialog::error() const
{
    return m_valueField->hasError() ? m_valueField->editor()->accessibleDescription() : QString();
}

} // namespace firstcome
