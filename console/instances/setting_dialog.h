// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_view.h"
#include "console/widgets/fitted_dialog.h"
#include "console/widgets/form_field.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace firstcome {

/// Another value of a setting, and why. Stays open, with the error at its field, until the server took it.
/// Invariant: the range is in sight. Thread: GUI. Sends nothing.
class SettingDialog : public FittedDialog
{
    Q_OBJECT

public:
    explicit SettingDialog(const SettingView &setting, QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const;
    QLineEdit *reason() const { return m_reason; }
    QPushButton *verb() const { return m_verb; }
    QString error() const;
    void showRefusal(const Refusal &refusal);

Q_SIGNALS:
    void asked(const QString &value, const QString &reason);

private:
    void arrange();
    void follow();

    SettingView m_setting;
    QLineEdit *m_typed;
    QComboBox *m_chosen;
    QLineEdit *m_reason;
    FormField *m_valueField;
    FormField *m_reasonField;
    FormFields m_fields;
    QPushButton *m_verb;
    bool m_waiting = false;
};

} // namespace firstcome
