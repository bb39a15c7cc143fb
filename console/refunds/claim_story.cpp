// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_story.h"

#include "console/page/order_words.h"
#include "console/refunds/claim_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString stateKey = QStringLiteral("state");
const QString placedKey = QStringLiteral("placed");
const QString lineKey = QStringLiteral("line");
const QString paidKey = QStringLiteral("paid");
const QString backKey = QStringLiteral("back");
const QString leftKey = QStringLiteral("left");
const QString deliveryKey = QStringLiteral("delivery");
const QString methodKey = QStringLiteral("method");
const QString amountKey = QStringLiteral("amount");
const QString gatewayKey = QStringLiteral("key");

} // namespace

ClaimStory::ClaimStory(QWidget *parent)
    : QWidget(parent), m_orderTitle(textLabel(TextRole::Label)), m_order(pushButton(ButtonKind::Link)),
      m_product(pushButton(ButtonKind::Link)), m_orderFacts(new FactList), m_paymentTitle(textLabel(TextRole::Label)),
      m_paymentFacts(new FactList), m_earlierTitle(textLabel(TextRole::Label)), m_earlierColumn(new QVBoxLayout)
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_orderTitle, 1);
    head->addWidget(m_product);
    head->addWidget(m_order);
    m_earlierColumn->setSpacing(metrics::hair);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_orderFacts);
    column->addWidget(m_paymentTitle);
    column->addWidget(m_paymentFacts);
    column->addWidget(m_earlierTitle);
    column->addLayout(m_earlierColumn);
    connect(m_order, &QPushButton::clicked, this, [this] {
        Q_EMIT placeWanted({QStringLiteral("orders"), idText(m_detail.claim.orderId), {}});
    });
    connect(m_product, &QPushButton::clicked, this, [this] {
        Q_EMIT placeWanted({QStringLiteral("products"), idText(m_detail.claim.productId), {}});
    });
}

void ClaimStory::show(const ClaimDetail &detail)
{
    m_detail = detail;
    retranslate();
}

void ClaimStory::showOrder()
{
    const ClaimedLine &line = m_detail.line;
    m_orderFacts->setValue(stateKey, order_words::pill(m_detail.orderState).word);
    m_orderFacts->setValue(
        placedKey, tr("%1, %2 in all").arg(format::dateTime(m_detail.orderedAt), format::money(m_detail.orderTotal)));
    m_orderFacts->setValue(lineKey, tr("%1 × %2, %3")
                                        .arg(format::count(line.quantity), format::money(line.unitPrice),
                                             order_words::pill(line.state).word));
    m_orderFacts->setValue(paidKey, format::money(line.paid));
    QString back = format::money(line.refunded);
    if (line.returned > 0)
        back += QStringLiteral(" · ") + tr("%Ln unit(s)", nullptr, int(line.returned));
    m_orderFacts->setShown(backKey, line.refunded > 0 || line.returned > 0);
    m_orderFacts->setValue(backKey, back);
    m_orderFacts->setValue(leftKey, format::money(line.left));
    QStringList deliveries;
    for (const ClaimedDelivery &each : std::as_const(m_detail.deliveries)) {
        QString words = order_words::pill(each.state).word;
        if (!each.reference.isEmpty())
            words += QStringLiteral(" · ") + each.reference;
        deliveries << words;
    }
    if (line.deliveredAt)
        deliveries << format::dateTime(*line.deliveredAt);
    m_orderFacts->setValue(deliveryKey, deliveries.isEmpty() ? tr("none yet") : deliveries.join(u'\n'));
}

void ClaimStory::showPayment()
{
    const auto &payment = m_detail.payment;
    m_paymentFacts->setVisible(payment.has_value());
    if (!payment)
        return;
    m_paymentFacts->setValue(stateKey, order_words::pill(payment->state).word);
    m_paymentFacts->setValue(methodKey, order_words::methodName(payment->method));
    m_paymentFacts->setValue(
        amountKey,
        payment->canceled > 0
            ? tr("%1, of which %2 went back").arg(format::money(payment->amount), format::money(payment->canceled))
            : format::money(payment->amount));
    m_paymentFacts->setShown(gatewayKey, !payment->key.isEmpty());
    m_paymentFacts->setValue(gatewayKey, format::breakable(payment->key));
}

void ClaimStory::showEarlier()
{
    qDeleteAll(m_earlier);
    m_earlier.clear();
    for (const Claim &each : std::as_const(m_detail.earlier)) {
        auto *link = pushButton(ButtonKind::Link,
                                tr("%1 of %2, %3: %4")
                                    .arg(claim_words::kind(each.kind), format::money(each.amount),
                                         format::dateTime(each.requestedAt), claim_words::pill(each.state).word));
        link->setToolTip(each.reason.toHtmlEscaped());
        connect(link, &QPushButton::clicked, this, [this, id = each.id] { Q_EMIT claimWanted(id); });
        m_earlierColumn->addWidget(link, 0, Qt::AlignLeft);
        m_earlier.append(link);
    }
    m_earlierTitle->setText(m_earlier.isEmpty()
                                ? tr("No earlier claim of this line")
                                : tr("%Ln earlier claim(s) of this line", nullptr, int(m_earlier.size())));
}

void ClaimStory::retranslate()
{
    m_orderTitle->setText(tr("Order"));
    m_order->setText(tr("Show order"));
    m_product->setText(tr("Show product"));
    m_orderFacts->setLabel(stateKey, tr("State"));
    m_orderFacts->setLabel(placedKey, tr("Placed"));
    m_orderFacts->setLabel(lineKey, tr("Line"));
    m_orderFacts->setLabel(paidKey, tr("Paid for it"));
    m_orderFacts->setLabel(backKey, tr("Refunded"));
    m_orderFacts->setLabel(leftKey, tr("Can go back"));
    m_orderFacts->setLabel(deliveryKey, tr("Delivery"));
    m_paymentTitle->setText(m_detail.payment ? tr("Payment") : tr("No payment"));
    m_paymentFacts->setLabel(stateKey, tr("State"));
    m_paymentFacts->setLabel(methodKey, tr("Paid by"));
    m_paymentFacts->setLabel(amountKey, tr("Amount"));
    m_paymentFacts->setLabel(gatewayKey, tr("Gateway's key"));
    showOrder();
    showPayment();
    showEarlier();
}

} // namespace firstcome
