// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/fitted_dialog.h"
#include "console/widgets/form_field.h"
#include "shared/contract/stock.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace firstcome {

/// Asks for a correction of an option's stock: units that came in or are scrapped, and why; says what it would come to.
/// Stays open, with the error at its field, until the server took it. Invariant: nothing below what is free can be
/// asked for. Thread: GUI. Sends nothing.
class CorrectionDialog : public FittedDialog
{
    Q_OBJECT

public:
    enum Kind : quint8 { Received, Scrapped, KindCount };

    explicit CorrectionDialog(const StockView &option, QWidget *parent = nullptr);

    Id optionId() const { return m_option.optionId; }
    QJsonObject body() const;
    /// The option moves while one types.
    void follow(const StockView &option);
    void showRefusal(const Refusal &refusal);

    void choose(Kind kind);
    QSpinBox *units() const { return m_units; }
    QLineEdit *reason() const { return m_reason; }
    QPushButton *verb() const { return m_verb; }
    QString preview() const;
    QString error() const;

Q_SIGNALS:
    void asked();

private:
    void arrange();
    void check();
    Kind kind() const;

    StockView m_option;
    QButtonGroup *m_kinds;
    QSpinBox *m_units;
    QLineEdit *m_reason;
    FormField *m_unitsField;
    FormField *m_reasonField;
    FormFields m_fields;
    QLabel *m_preview;
    QPushButton *m_verb;
    bool m_waiting = false;
};

} // namespace firstcome
