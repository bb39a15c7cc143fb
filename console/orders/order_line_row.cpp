// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_line_row.h"

#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QToolButton>

namespace firstcome {

OrderLineRow::OrderLineRow(QWidget *parent)
    : QWidget(parent), m_product(textLabel(TextRole::Label, {}, true)), m_amount(textLabel(TextRole::Label)),
      m_facts(textLabel(TextRole::Muted, {}, true)), m_shipment(textLabel(TextRole::Help, {}, true)),
      m_state(new StatePill), m_open(new QToolButton)
{
    m_product->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_shipment->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_open->setAutoRaise(true);
    m_open->setIconSize({metrics::iconSmall, metrics::iconSmall});
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::hair);
    first->addWidget(m_product, 1);
    first->addWidget(m_open);
    first->addWidget(m_amount);
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::small);
    second->addWidget(m_facts, 1);
    second->addWidget(m_state, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_shipment);
    connect(m_open, &QToolButton::clicked, this, [this] { Q_EMIT productChosen(idText(m_line.productId)); });
}

void OrderLineRow::setLine(const OrderLineView &line, const DeliveryDetail *delivery)
{
    m_line = line;
    m_delivery = delivery ? std::optional(*delivery) : std::nullopt;
    retranslate();
}

void OrderLineRow::retranslate()
{
    m_product->setText(m_line.product);
    m_amount->setText(format::money(m_line.unitPrice * m_line.quantity));
    QStringList facts{format::option(m_line.option),
                      tr("%1 × %2").arg(format::count(m_line.quantity), format::money(m_line.unitPrice))};
    facts.removeAll(QString());
    if (m_line.admission)
        facts << tr("number %1 in the sale").arg(format::count(*m_line.admission));
    if (m_line.refundedAmount > 0)
        facts << tr("%1 went back").arg(format::money(m_line.refundedAmount));
    if (m_line.returnedQuantity > 0)
        facts << tr("%Ln unit(s) came back", nullptr, int(m_line.returnedQuantity));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_state->set(order_words::pill(m_line.state));
    QStringList shipment;
    if (m_delivery) {
        shipment << tr("Delivery: %1").arg(order_words::pill(m_delivery->state).word);
        if (!m_delivery->reference.isEmpty())
            shipment << tr("reference %1").arg(m_delivery->reference);
    }
    if (m_line.deliveredAt)
        shipment << format::dateTime(*m_line.deliveredAt);
    m_shipment->setText(shipment.join(QStringLiteral(" · ")));
    m_shipment->setVisible(!shipment.isEmpty());
    m_open->setIcon(themedIcon(QStringLiteral("go-jump")));
    m_open->setToolTip(tr("Show the product"));
    m_open->setAccessibleName(tr("Show the product “%1”").arg(m_line.product));
}

} // namespace firstcome
