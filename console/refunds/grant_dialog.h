// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/refunds/claim_detail.h"
#include "console/widgets/fitted_dialog.h"
#include "console/widgets/form_field.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace firstcome {

/// Asks how much of a claim is granted, and says what that does before it is done. Stays open, with the error at its
/// field, until the server said yes. Invariant: what its button promises is what is sent. Thread: GUI. Sends nothing.
class GrantDialog : public FittedDialog
{
    Q_OBJECT

public:
    explicit GrantDialog(const ClaimDetail &detail, QWidget *parent = nullptr);

    ClaimGrant grant() const;
    QJsonObject body() const;
    QLineEdit *amount() const { return m_amount; }
    QSpinBox *units() const { return m_units; }
    QCheckBox *restock() const { return m_restock; }
    QLineEdit *note() const { return m_note; }
    QPushButton *verb() const { return m_verb; }
    QString preview() const;
    QString error() const;
    void showRefusal(const Refusal &refusal);

Q_SIGNALS:
    void granted();

private:
    void arrange();
    void proposeAmount();
    void follow();
    bool takesGoods() const;

    ClaimDetail m_detail;
    QLineEdit *m_amount;
    QSpinBox *m_units;
    QCheckBox *m_restock;
    QLineEdit *m_note;
    FormField *m_amountField;
    FormField *m_unitsField;
    FormField *m_noteField;
    FormFields m_fields;
    QLabel *m_preview;
    QPushButton *m_verb;
    bool m_amountIsMine = false; ///< it was typed
    bool m_waiting = false;
};

} // namespace firstcome
