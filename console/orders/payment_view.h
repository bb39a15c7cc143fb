// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include <QWidget>

class QLabel;

namespace firstcome {

class FactList;
class StatePill;

/// An order's payment, or that there is none yet. Thread: GUI.
class PaymentView : public QWidget
{
    Q_OBJECT

public:
    explicit PaymentView(QWidget *parent = nullptr);

    void show(const std::optional<PaymentDetail> &payment);
    void retranslate();

private:
    QLabel *m_title;
    StatePill *m_state;
    FactList *m_facts;
};

} // namespace firstcome
