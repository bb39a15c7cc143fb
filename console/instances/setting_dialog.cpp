// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_dialog.h"

#include "console/instances/setting_words.h"
#include "console/widgets/text_label.h"
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
    : ActDialog(
          dialogWidth,
          {tr("Change %1").arg(setting.name), tr("Change it"), tr("Leave it as it is"), tr("It is being changed.")},
          parent),
      m_setting(setting), m_typed(new QLineEdit(setting.value, this)), m_chosen(new QComboBox(this)),
      m_reason(new QLineEdit)
{
    m_chosen->addItems(setting.choices);
    m_chosen->setCurrentText(setting.value);
    m_chosen->setVisible(m_chosen->count() > 0);
    m_typed->setVisible(m_chosen->count() == 0);
    m_reason->setMaxLength(longestReason);
    auto *value = new FormField(either(m_chosen, m_typed, !setting.choices.isEmpty()));
    value->setTexts(tr("&Value"),
                    tr("It takes %1; it is %2 by default.")
                        .arg(setting_words::range(setting), setting_words::value(setting, setting.usual)));
    auto *reason = new FormField(m_reason);
    reason->setTexts(tr("&Reason"), tr("For the history, and for the audit."));
    if (const QString meaning = setting_words::meaning(setting.name); !meaning.isEmpty())
        add(textLabel(TextRole::Plain, meaning, true));
    if (setting.raisedByTwo)
        add(textLabel(TextRole::Muted, tr("A higher value waits for a second person."), true));
    addField(QStringLiteral("value"), value);
    addField(QStringLiteral("reason"), reason);
    connect(m_typed, &QLineEdit::textChanged, this, &SettingDialog::follow);
    connect(m_chosen, &QComboBox::currentTextChanged, this, &SettingDialog::follow);
    connect(m_reason, &QLineEdit::textChanged, this, &SettingDialog::follow);
    value->editor()->setFocus();
    m_typed->selectAll();
    follow();
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

std::optional<QString> SettingDialog::objection()
{
    if (value() == m_setting.value || value().isEmpty())
        return tr("This is its value already.");
    if (m_reason->text().trimmed().isEmpty())
        return tr("A reason is needed.");
    return {};
}

} // namespace firstcome
