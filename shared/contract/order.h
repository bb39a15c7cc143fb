// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include <QJsonObject>
#include <QList>
#include <span>

namespace firstcome {

enum class OrderState : quint8 {
    PendingPayment,
    Paid,
    PaymentFailed,
    Cancelled,
    Expired,
    PartiallyCancelled,
    Completed
};

enum class LineState : quint8 { Reserved, Paid, DeliveryRequested, InDelivery, Delivered, Cancelled, Returned };

enum class PaymentMethod : quint8 { Pg, Balance, Card, BankAccount };

const char *textOf(OrderState state);
const char *textOf(LineState state);
const char *textOf(PaymentMethod method);
std::optional<OrderState> orderStateFrom(QByteArrayView text);
std::optional<LineState> lineStateFrom(QByteArrayView text);
std::optional<PaymentMethod> paymentMethodFrom(QByteArrayView text);

/// The only moves of an order and of a line; anything else is a bug.
bool canMove(OrderState from, OrderState to);

struct LineMove
{
    LineState from = LineState::Reserved;
    LineState to = LineState::Reserved;
    bool deliveryFailed = false; ///< only then a line in delivery may be cancelled
};
bool canMove(const LineMove &move);

/// No move leads out of it.
bool isFinal(OrderState state);
/// Delivered, cancelled or returned: nothing more is to be done for it.
bool isClosed(LineState state);

enum class OrderRole : quint8 { Owner, Operator };

enum OrderAction : quint32 {
    PayOrder = 1U << 0,
    CancelOrder = 1U << 1,
    // What an operator may do about money that waits for a person.
    AskGatewayAgain = 1U << 2,
    BookAsGateway = 1U << 3,
    CloseException = 1U << 4
};

/// Why an order waits for a person (`attention.reason`).
namespace attention {

constexpr auto paymentUnknown = "PAYMENT_UNKNOWN";              ///< the gateway has not said whether it was paid
constexpr auto cancelUnknown = "CANCEL_UNKNOWN";                ///< ... whether the money went back
constexpr auto gatewayUnreadable = "GATEWAY_UNREADABLE";        ///< it answers in words or figures we do not know
constexpr auto gatewayRefusesCancel = "GATEWAY_REFUSES_CANCEL"; ///< and its book says the money is still there
constexpr auto canceledAtGateway = "CANCELED_AT_GATEWAY";       ///< a part went back before the order was paid
constexpr auto bookDiffers = "BOOK_DIFFERS";                    ///< its book and ours do not agree
constexpr auto ofAnotherOrder = "OF_ANOTHER_ORDER"; ///< the gateway took it for an order id that is not this payment's
constexpr auto moneyNotBack = "MONEY_NOT_BACK";     ///< cancelled, and the money is on its way too long
constexpr auto sagaStuck = "SAGA_STUCK";            ///< paid, and does not get on
constexpr auto sweepFails = "SWEEP_FAILS";          ///< its time is over, and ending it fails

} // namespace attention

/// What decides about actions, beside the state.
struct OrderStanding
{
    OrderState state = OrderState::PendingPayment;
    bool beingPaid = false;
    bool inDelivery = false; ///< a line is on its way or delivered
    QByteArray attention{};  ///< the reason, when it waits for a person
};

/// What this role may do now, as bits of OrderAction. The server asserts it, the console enables its buttons by it.
quint32 allowedActions(const OrderStanding &standing, OrderRole role);

/// What an operator may do about a payment that waits for a person for this reason, as bits of OrderAction.
quint32 resolvingActions(const QByteArray &attention);

/// Where an order of these lines stands once its payment is settled.
/// Cancelled when every line is; completed when every line is closed; else paid, or partly cancelled.
OrderState stateOfPaid(std::span<const LineState> lines);

} // namespace firstcome
