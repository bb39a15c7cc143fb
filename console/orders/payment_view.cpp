// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/payment_view.h"

#include "console/page/order_words.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString amountKey = QStringLiteral("amount");
const QString backKey = QStringLiteral("back");
const QString gatewayKey = QStringLiteral("gateway");
const QString failureKey = QStringLiteral("failure");

/// A gateway's key has no place to break and would widen the pane; whole it is in the tooltip.
QString shortened(const QString &key)
{
    constexpr qsizetype head = 16;
    constexpr qsizetype tail = 6;
    return key.size() <= head + tail ? key : key.left(head) + QChar(0x2026) + key.right(tail);
}

} // namespace

PaymentView::PaymentView(QWidget *parent)
    : QWidget(parent), m_title(textLabel(TextRole::Label)), m_state(new StatePill), m_facts(new FactList)
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_facts);
}

void PaymentView::show(const std::optional<PaymentDetail> &payment)
{
    m_state->setVisible(payment.has_value());
    m_facts->setVisible(payment.has_value());
    m_title->setText(payment ? tr("Payment") : tr("No payment yet"));
    if (!payment)
        return;
    m_state->set(order_words::pill(payment->state));
    m_facts->setValue(amountKey, format::money(payment->amount));
    m_facts->setShown(backKey, payment->canceled > 0);
    m_facts->setShown(gatewayKey, !payment->key.isEmpty());
    m_facts->setShown(failureKey, !payment->failure.isEmpty());
    m_facts->setValue(backKey, format::money(payment->canceled));
    m_facts->setValue(gatewayKey, shortened(payment->key));
    m_facts->setHint(gatewayKey, payment->key);
    m_facts->setValue(failureKey, payment->failure);
}

void PaymentView::retranslate()
{
    m_facts->setLabel(amountKey, tr("Amount"));
    m_facts->setLabel(backKey, tr("Paid back"));
    m_facts->setLabel(gatewayKey, tr("Gateway's key"));
    m_facts->setLabel(failureKey, tr("Failure"));
}

} // namespace firstcome
