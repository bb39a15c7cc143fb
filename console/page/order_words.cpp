// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/order_words.h"

#include <QCoreApplication>
#include <QHash>

namespace firstcome::order_words {

namespace {

struct Look
{
    Tone tone;
    const char *icon; ///< empty: that of the tone
    const char *word;
};

QString translated(const char *text)
{
    return QCoreApplication::translate("order", text);
}

Pill pillOf(const Look &look)
{
    return {look.tone, QString::fromLatin1(look.icon), translated(look.word)};
}

// Index = OrderState.
constexpr Look orderLooks[] = {
    {Tone::Watch, "chronometer", QT_TRANSLATE_NOOP("order", "Awaiting payment")},
    {Tone::Selected, "wallet-open", QT_TRANSLATE_NOOP("order", "Paid")},
    {Tone::Act, "", QT_TRANSLATE_NOOP("order", "Payment failed")},
    {Tone::Neutral, "dialog-cancel", QT_TRANSLATE_NOOP("order", "Cancelled")},
    {Tone::Neutral, "chronometer-pause", QT_TRANSLATE_NOOP("order", "Expired")},
    {Tone::Watch, "dialog-cancel", QT_TRANSLATE_NOOP("order", "Partly cancelled")},
    {Tone::Good, "", QT_TRANSLATE_NOOP("order", "Completed")},
};

// Index = LineState.
constexpr Look lineLooks[] = {
    {Tone::Watch, "chronometer", QT_TRANSLATE_NOOP("order", "Reserved")},
    {Tone::Selected, "wallet-open", QT_TRANSLATE_NOOP("order", "Paid")},
    {Tone::Selected, "package", QT_TRANSLATE_NOOP("order", "Delivery requested")},
    {Tone::Selected, "mail-forward", QT_TRANSLATE_NOOP("order", "On its way")},
    {Tone::Good, "", QT_TRANSLATE_NOOP("order", "Delivered")},
    {Tone::Neutral, "dialog-cancel", QT_TRANSLATE_NOOP("order", "Cancelled")},
    {Tone::Neutral, "edit-undo", QT_TRANSLATE_NOOP("order", "Returned")},
};

// Index = PaymentState.
constexpr Look paymentLooks[] = {
    {Tone::Watch, "chronometer", QT_TRANSLATE_NOOP("order", "Not begun")},
    {Tone::Selected, "", QT_TRANSLATE_NOOP("order", "Under way")},
    {Tone::Good, "", QT_TRANSLATE_NOOP("order", "Approved")},
    {Tone::Watch, "edit-undo", QT_TRANSLATE_NOOP("order", "Partly paid back")},
    {Tone::Neutral, "edit-undo", QT_TRANSLATE_NOOP("order", "Paid back")},
    {Tone::Act, "", QT_TRANSLATE_NOOP("order", "Failed")},
    {Tone::Neutral, "chronometer-pause", QT_TRANSLATE_NOOP("order", "Expired")},
};

// Index = DeliveryState.
constexpr Look deliveryLooks[] = {
    {Tone::Selected, "package", QT_TRANSLATE_NOOP("order", "Requested")},
    {Tone::Selected, "mail-forward", QT_TRANSLATE_NOOP("order", "On its way")},
    {Tone::Good, "", QT_TRANSLATE_NOOP("order", "Delivered")},
    {Tone::Neutral, "dialog-cancel", QT_TRANSLATE_NOOP("order", "Cancelled")},
    {Tone::Act, "", QT_TRANSLATE_NOOP("order", "Failed")},
};

constexpr const char *methodNames[] = {
    QT_TRANSLATE_NOOP("order", "Payment window"),
    QT_TRANSLATE_NOOP("order", "Balance"),
    QT_TRANSLATE_NOOP("order", "Saved card"),
    QT_TRANSLATE_NOOP("order", "Bank account"),
};

} // namespace

Pill pill(OrderState state)
{
    return pillOf(orderLooks[size_t(state)]);
}

Pill pill(LineState state)
{
    return pillOf(lineLooks[size_t(state)]);
}

Pill pill(PaymentState state)
{
    return pillOf(paymentLooks[size_t(state)]);
}

Pill pill(DeliveryState state)
{
    return pillOf(deliveryLooks[size_t(state)]);
}

QString methodName(PaymentMethod method)
{
    return translated(methodNames[size_t(method)]);
}

QString attention(const QByteArray &reason)
{
    static const QHash<QByteArray, const char *> reasons{
        {"PAYMENT_UNKNOWN", QT_TRANSLATE_NOOP("order", "the payment gateway has not said whether it was paid")},
        {"SAGA_STUCK", QT_TRANSLATE_NOOP("order", "it is paid and does not get on")},
        {"SWEEP_FAILS", QT_TRANSLATE_NOOP("order", "its time is over and ending it fails")},
        {"MONEY_NOT_BACK", QT_TRANSLATE_NOOP("order", "it is cancelled and the money is not back yet")},
        {"CANCEL_UNKNOWN", QT_TRANSLATE_NOOP("order", "the payment gateway has not said whether the money went back")},
        {"GATEWAY_UNREADABLE", QT_TRANSLATE_NOOP("order", "the payment gateway answers in words that are not known")},
        {"BOOK_DIFFERS", QT_TRANSLATE_NOOP("order", "the payment gateway's book and ours do not agree")},
        {"OF_ANOTHER_ORDER", QT_TRANSLATE_NOOP("order", "the payment gateway took it for another order's id")},
        {"CANCELED_AT_GATEWAY", QT_TRANSLATE_NOOP("order", "a part of the money went back at the payment gateway")},
        {"GATEWAY_REFUSES_CANCEL", QT_TRANSLATE_NOOP("order", "the payment gateway refuses to pay back")},
    };
    const char *known = reasons.value(reason);
    return known ? translated(known) : QString::fromLatin1(reason);
}

QString stateWord(const QString &name)
{
    static const QHash<QString, const char *> others{
        {QStringLiteral("HELD"), QT_TRANSLATE_NOOP("order", "Held")},
        {QStringLiteral("COMMITTED"), QT_TRANSLATE_NOOP("order", "Committed")},
        {QStringLiteral("RELEASED"), QT_TRANSLATE_NOOP("order", "Released")},
        {QStringLiteral("DONE"), QT_TRANSLATE_NOOP("order", "Done")},
        {QStringLiteral("UNKNOWN"), QT_TRANSLATE_NOOP("order", "Not known yet")},
    };
    const QByteArray latin = name.toLatin1();
    if (const auto state = orderStateFrom(latin))
        return pill(*state).word;
    if (const auto state = lineStateFrom(latin))
        return pill(*state).word;
    if (const auto state = paymentStateFrom(latin))
        return pill(*state).word;
    if (const auto state = deliveryStateFrom(latin))
        return pill(*state).word;
    const char *other = others.value(name);
    return other ? translated(other) : name;
}

} // namespace firstcome::order_words
