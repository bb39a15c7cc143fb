// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/refunds/claim_detail.h"
#include "console/widgets/act_dialog.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace firstcome {

/// Asks how much of a claim is granted, and says what that does before it is done.
/// Invariant: what its button promises is what is sent. Thread: GUI. Sends nothing.
class GrantDialog : public ActDialog
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
    QString preview() const;

protected:
    std::optional<QString> objection() override;

private:
    void addFields();
    void proposeAmount();
    bool takesGoods() const;

    ClaimDetail m_detail;
    QLineEdit *m_amount;
    QSpinBox *m_units;
    QCheckBox *m_restock;
    QLineEdit *m_note;
    QLabel *m_preview;
    bool m_amountIsMine = false; ///< it was typed
};

} // namespace firstcome
