// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/order.h"

#include "shared/contract/names.h"
#include <algorithm>

namespace firstcome {

namespace {

constexpr std::array orderNames{"PENDING_PAYMENT",     "PAID",     "PAYMENT_FAILED", "CANCELLED", "EXPIRED",
                                "PARTIALLY_CANCELLED", "COMPLETED"};
constexpr std::array lineNames{"RESERVED",  "PAID",    "DELIVERY_REQUESTED", "IN_DELIVERY", "DELIVERED",
                               "CANCELLED", "RETURNED"};
constexpr std::array methodNames{"PG", "BALANCE", "CARD", "BANK_ACCOUNT"};

struct OrderMove
{
    OrderState from;
    OrderState to;
};

constexpr OrderMove orderMoves[] = {
    {OrderState::PendingPayment, OrderState::Paid},
    {OrderState::PendingPayment, OrderState::PaymentFailed},
    {OrderState::PendingPayment, OrderState::Cancelled},
    {OrderState::PendingPayment, OrderState::Expired},
    {OrderState::Paid, OrderState::Completed},
    {OrderState::Paid, OrderState::PartiallyCancelled},
    {OrderState::Paid, OrderState::Cancelled},
    {OrderState::PartiallyCancelled, OrderState::Completed},
    {OrderState::PartiallyCancelled, OrderState::Cancelled},
};

constexpr LineMove lineMoves[] = {
    {LineState::Reserved, LineState::Paid, false},
    {LineState::Paid, LineState::DeliveryRequested, false},
    {LineState::DeliveryRequested, LineState::InDelivery, false},
    {LineState::InDelivery, LineState::Delivered, false},
    {LineState::Reserved, LineState::Cancelled, false},
    {LineState::Paid, LineState::Cancelled, false},
    {LineState::DeliveryRequested, LineState::Cancelled, false},
    {LineState::InDelivery, LineState::Cancelled, true},
    {LineState::Delivered, LineState::Returned, false},
};

} // namespace

const char *textOf(OrderState state)
{
    return orderNames[size_t(state)];
}

const char *textOf(LineState state)
{
    return lineNames[size_t(state)];
}

const char *textOf(PaymentMethod method)
{
    return methodNames[size_t(method)];
}

std::optional<OrderState> orderStateFrom(QByteArrayView text)
{
    return valueNamed<OrderState>(orderNames, text);
}

std::optional<LineState> lineStateFrom(QByteArrayView text)
{
    return valueNamed<LineState>(lineNames, text);
}

std::optional<PaymentMethod> paymentMethodFrom(QByteArrayView text)
{
    return valueNamed<PaymentMethod>(methodNames, text);
}

bool canMove(OrderState from, OrderState to)
{
    return std::any_of(std::begin(orderMoves), std::end(orderMoves),
                       [=](const OrderMove &move) { return move.from == from && move.to == to; });
}

bool canMove(const LineMove &move)
{
    return std::any_of(std::begin(lineMoves), std::end(lineMoves), [&move](const LineMove &legal) {
        return legal.from == move.from && legal.to == move.to && (move.deliveryFailed || !legal.deliveryFailed);
    });
}

bool isFinal(OrderState state)
{
    return std::none_of(std::begin(orderMoves), std::end(orderMoves),
                        [state](const OrderMove &move) { return move.from == state; });
}

bool isClosed(LineState state)
{
    return state == LineState::Delivered || state == LineState::Cancelled || state == LineState::Returned;
}

quint32 allowedActions(const OrderStanding &standing, OrderRole role)
{
    quint32 actions = 0;
    const bool pending = standing.state == OrderState::PendingPayment;
    const bool paid = standing.state == OrderState::Paid || standing.state == OrderState::PartiallyCancelled;
    if (pending && !standing.beingPaid && role == OrderRole::Owner)
        actions |= PayOrder;
    if ((pending && !standing.beingPaid) || (paid && !standing.inDelivery))
        actions |= CancelOrder;
    if (role == OrderRole::Operator)
        actions |= resolvingActions(standing.attention);
    return actions;
}

quint32 resolvingActions(const QByteArray &attention)
{
    struct Resolving
    {
        const char *reason;
        quint32 actions;
    };
    static constexpr Resolving table[] = {
        {attention::paymentUnknown, AskGatewayAgain | BookAsGateway | CloseException},
        {attention::cancelUnknown, AskGatewayAgain | CloseException},
        {attention::gatewayUnreadable, AskGatewayAgain | CloseException},
        {attention::gatewayRefusesCancel, AskGatewayAgain | CloseException},
        {attention::canceledAtGateway, CloseException},
        {attention::bookDiffers, AskGatewayAgain | BookAsGateway | CloseException},
        {attention::ofAnotherOrder, CloseException},
        {attention::moneyNotBack, AskGatewayAgain | CloseException},
    };
    const auto *found =
        std::find_if(std::begin(table), std::end(table), [&](const Resolving &row) { return attention == row.reason; });
    return found == std::end(table) ? 0 : found->actions;
}

OrderState stateOfPaid(std::span<const LineState> lines)
{
    const auto cancelled = [](LineState state) { return state == LineState::Cancelled; };
    if (std::all_of(lines.begin(), lines.end(), cancelled))
        return OrderState::Cancelled;
    if (std::all_of(lines.begin(), lines.end(), isClosed))
        return OrderState::Completed;
    return std::any_of(lines.begin(), lines.end(), cancelled) ? OrderState::PartiallyCancelled : OrderState::Paid;
}

} // namespace firstcome
