// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/payment_exception.h"
#include "shared/contract/order_view.h"
#include <QFrame>

class QLabel;

namespace firstcome {

class MoneyActs;

/// Why an order, or its money, waits for a person, in the gateway's own word, with what may be done about it.
/// Invariant: hidden while nothing waits. Thread: GUI.
class AttentionPanel : public QFrame
{
    Q_OBJECT

public:
    explicit AttentionPanel(QWidget *parent = nullptr);

    void show(const Attention &attention, const std::optional<PaymentException> &exception);
    MoneyActs *acts() const { return m_acts; }
    /// What it says, all lines.
    QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_why;
    QLabel *m_said;
    QLabel *m_books;
    MoneyActs *m_acts;
};

} // namespace firstcome
