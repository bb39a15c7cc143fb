// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/act_dialog.h"
#include "shared/contract/stock.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace firstcome {

/// Asks for a correction of an option's stock: units that came in or are scrapped, and why; says what it would come to.
/// Invariant: nothing below what is free can be asked for. Thread: GUI. Sends nothing.
class CorrectionDialog : public ActDialog
{
    Q_OBJECT

public:
    enum Kind : quint8 { Received, Scrapped, KindCount };

    explicit CorrectionDialog(const StockView &option, QWidget *parent = nullptr);

    Id optionId() const { return m_option.optionId; }
    QJsonObject body() const;
    /// The option moves while one types.
    void moveTo(const StockView &option);

    void choose(Kind kind);
    QSpinBox *units() const { return m_units; }
    QLineEdit *reason() const { return m_reason; }
    QString preview() const;

protected:
    std::optional<QString> objection() override;

private:
    Kind kind() const;

    StockView m_option;
    QButtonGroup *m_kinds;
    QSpinBox *m_units;
    QLineEdit *m_reason;
    QLabel *m_preview;
};

} // namespace firstcome
