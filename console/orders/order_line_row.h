// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include <QWidget>

class QLabel;
class QToolButton;

namespace firstcome {

class StatePill;

/// One line of an order: product, option, price times quantity, what it comes to, its state, its delivery.
/// Thread: GUI.
class OrderLineRow : public QWidget
{
    Q_OBJECT

public:
    explicit OrderLineRow(QWidget *parent = nullptr);

    /// `delivery`: nullptr while there is none.
    void setLine(const OrderLineView &line, const DeliveryDetail *delivery);
    void retranslate();

Q_SIGNALS:
    void productChosen(const QString &productId);

private:
    OrderLineView m_line;
    std::optional<DeliveryDetail> m_delivery;
    QLabel *m_product;
    QLabel *m_amount;
    QLabel *m_facts;
    QLabel *m_shipment;
    StatePill *m_state;
    QToolButton *m_open;
};

} // namespace firstcome
