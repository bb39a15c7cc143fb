// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/cancel_preview.h"

#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include <QCoreApplication>

namespace firstcome {

namespace {

constexpr int typedDigits = 4;

QString translated(const char *text)
{
    return QCoreApplication::translate("cancel", text);
}

Money paidAmount(const OrderDetail &detail)
{
    if (!detail.payment)
        return 0;
    const bool approved =
        detail.payment->state == PaymentState::Approved || detail.payment->state == PaymentState::PartiallyCanceled;
    return approved ? detail.payment->amount - detail.payment->canceled : 0;
}

bool isOpen(const OrderLineView &line)
{
    return !isClosed(line.state);
}

QString stockLine(const OrderLineView &line)
{
    const bool held = line.state == LineState::Reserved;
    const QString option = format::option(line.option);
    const QString what = option.isEmpty() ? line.product : line.product + QStringLiteral(", ") + option;
    return (held ? translated(QT_TRANSLATE_NOOP("cancel", "%1 × %2 is no longer held."))
                 : translated(QT_TRANSLATE_NOOP("cancel", "%1 × %2 goes back into stock.")))
        .arg(format::count(line.quantity), what);
}

} // namespace

QString whyNotCancel(const OrderDetail &detail, bool mayAct)
{
    if (!mayAct)
        return translated(QT_TRANSLATE_NOOP("cancel", "The permission order.act is missing."));
    if (detail.allows("cancel"))
        return {};
    const OrderStanding standing = detail.order.standing();
    if (isFinal(standing.state))
        return translated(QT_TRANSLATE_NOOP("cancel", "The order is closed: %1."))
            .arg(order_words::pill(standing.state).word);
    if (standing.beingPaid)
        return translated(QT_TRANSLATE_NOOP("cancel", "It is being paid; the payment's outcome decides first."));
    if (standing.inDelivery)
        return translated(QT_TRANSLATE_NOOP("cancel", "A part of it is on its way already; it can come back as a "
                                                      "return."));
    return translated(QT_TRANSLATE_NOOP("cancel", "The server does not allow it now."));
}

QStringList cancelPreview(const OrderDetail &detail)
{
    QStringList preview;
    for (const OrderLineView &line : detail.order.lines) {
        if (isOpen(line))
            preview << stockLine(line);
    }
    const auto asked = std::count_if(detail.deliveries.begin(), detail.deliveries.end(),
                                     [](const DeliveryDetail &each) { return each.state == DeliveryState::Requested; });
    if (asked > 0)
        preview << QCoreApplication::translate("cancel", "%Ln delivery(s) are taken back from the carrier.", nullptr,
                                               int(asked));
    const Money paid = paidAmount(detail);
    const QString back = detail.order.method == PaymentMethod::Balance
                             ? translated(QT_TRANSLATE_NOOP("cancel", "%1 goes back to the member's balance."))
                             : translated(QT_TRANSLATE_NOOP("cancel", "%1 is paid back through the gateway."));
    preview << (paid > 0 ? back.arg(format::money(paid))
                         : translated(QT_TRANSLATE_NOOP("cancel", "Nothing was paid, so no money moves.")));
    const bool inSale = std::any_of(detail.order.lines.begin(), detail.order.lines.end(),
                                    [](const OrderLineView &line) { return line.saleId && isOpen(line); });
    if (inSale && paid > 0)
        preview << translated(QT_TRANSLATE_NOOP("cancel", "The member's allowance in the flash sale stays used up."));
    preview << translated(QT_TRANSLATE_NOOP("cancel", "This cannot be undone."));
    return preview;
}

QString cancelTyped(const OrderDetail &detail)
{
    return paidAmount(detail) > 0 ? idText(detail.order.id).right(typedDigits) : QString();
}

} // namespace firstcome
