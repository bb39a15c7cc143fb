// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_view.h"
#include "console/widgets/act_dialog.h"

class QComboBox;
class QLineEdit;

namespace firstcome {

/// Another value of a setting, and why.
/// Invariant: the range is in sight. Thread: GUI. Sends nothing.
class SettingDialog : public ActDialog
{
    Q_OBJECT

public:
    explicit SettingDialog(const SettingView &setting, QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const;
    QLineEdit *reason() const { return m_reason; }

protected:
    std::optional<QString> objection() override;

private:
    SettingView m_setting;
    QLineEdit *m_typed;
    QComboBox *m_chosen;
    QLineEdit *m_reason;
};

} // namespace firstcome
