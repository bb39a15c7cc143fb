// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/verdict/books.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/order_view.h"
#include "shared/contract/stock.h"

#include <QJsonArray>
#include <algorithm>

namespace firstcome::load {

namespace {

// The expiry sweep runs every second; a hold may outlive its deadline by one sweep and a slow moment.
constexpr std::chrono::seconds sweepSlack{5};

/// Reads fields of an object and remembers the first that was missing or of the wrong kind.
class Reader
{
public:
    explicit Reader(const QJsonObject &json) : m_json(json) {}

    Id id(const char *name)
    {
        const auto value = idFrom(QStringView(m_json.value(QLatin1StringView(name)).toString()));
        if (!value)
            miss(name);
        return value.value_or(0);
    }
    qint64 integer(const char *name)
    {
        const QJsonValue value = m_json.value(QLatin1StringView(name));
        if (!value.isDouble())
            miss(name);
        return value.toInteger();
    }
    std::optional<Refusal> trouble() const
    {
        if (m_missing.isEmpty())
            return std::nullopt;
        return Refusal{code::booksUnreadable, QStringLiteral("The server's books lack the field ") + m_missing, {}, {}};
    }

private:
    void miss(const char *name)
    {
        if (m_missing.isEmpty())
            m_missing = QString::fromLatin1(name);
    }

    const QJsonObject &m_json;
    QString m_missing;
};

/// One payment per order; a list is read as well, so that a second one would be seen.
bool readPayments(const QJsonObject &json, BookOrder &order)
{
    QJsonArray payments = json.value(QLatin1StringView("payments")).toArray();
    if (const QJsonValue one = json.value(QLatin1StringView("payment")); one.isObject())
        payments.append(one);
    for (const QJsonValue &value : std::as_const(payments)) {
        const QJsonObject payment = value.toObject();
        if (payment.isEmpty())
            continue;
        const auto state = paymentStateFrom(payment.value(QLatin1StringView("state")).toString().toLatin1());
        if (!state)
            return false;
        order.payments.push_back({idFrom(QStringView(payment.value(QLatin1StringView("id")).toString())).value_or(0),
                                  *state, payment.value(QLatin1StringView("amount")).toInteger(),
                                  payment.value(QLatin1StringView("canceledAmount")).toInteger()});
    }
    return true;
}

bool anyLine(const BookOrder &order, std::initializer_list<LineState> states)
{
    return std::any_of(order.lines.begin(), order.lines.end(), [&states](const BookLine &line) {
        return std::find(states.begin(), states.end(), line.state) != states.end();
    });
}

} // namespace

SagaState sagaState(const BookOrder &order, Instant now)
{
    if (isFinal(order.state))
        return SagaState::Ended;
    if (order.waitsForPerson)
        return SagaState::WaitsForPerson;
    if (order.state == OrderState::PendingPayment) {
        const bool asked = std::any_of(order.payments.begin(), order.payments.end(), [](const BookPayment &payment) {
            return payment.state == PaymentState::InProgress;
        });
        if (asked)
            return SagaState::Undecided;
        return order.holdExpiresAt + sweepSlack < now ? SagaState::Overdue : SagaState::WaitsForDeadline;
    }
    const bool moving = anyLine(order, {LineState::Reserved, LineState::Paid});
    const bool atCarrier = anyLine(order, {LineState::DeliveryRequested, LineState::InDelivery});
    return atCarrier && !moving ? SagaState::WaitsForCarrier : SagaState::Moving;
}

bool givesBack(const BookOrder &order)
{
    return order.state == OrderState::Expired || order.state == OrderState::PaymentFailed ||
           order.state == OrderState::Cancelled;
}

bool isLive(const BookOrder &order, const BookLine &line)
{
    return !givesBack(order) && line.state != LineState::Cancelled && line.state != LineState::Returned;
}

Result<BookOrder> bookOrderFrom(const QJsonObject &json)
{
    const auto view = orderViewFrom(json);
    BookOrder order;
    if (!view || !readPayments(json, order))
        return refuse(code::booksUnreadable, QStringLiteral("An order in the server's books cannot be read."));
    order.id = view->id;
    order.member = view->memberId;
    order.state = view->state;
    order.total = view->total;
    order.holdExpiresAt = view->holdExpiresAt;
    order.waitsForPerson = view->attention.has_value();
    for (const OrderLineView &line : view->lines)
        order.lines.push_back({{line.lineId, line.optionId, line.quantity, line.unitPrice}, line.state});
    return order;
}

Result<std::pair<Id, BookStock>> bookStockFrom(const QJsonObject &json)
{
    const auto view = stockViewFrom(json);
    const QJsonValue available = json.value(QLatin1StringView("available"));
    if (!view || !available.isDouble())
        return refuse(code::booksUnreadable, QStringLiteral("An option in the server's books cannot be read."));
    return std::pair(view->optionId, BookStock{view->onHand, view->held, available.toInteger(), view->sold});
}

Result<BookAdmission> bookAdmissionFrom(const QJsonObject &json)
{
    Reader reader(json);
    const BookAdmission admission{reader.integer("sequence"), reader.id("orderId"), reader.id("memberId"),
                                  reader.integer("quantity")};
    if (auto trouble = reader.trouble())
        return tl::unexpected(std::move(*trouble));
    return admission;
}

Result<std::vector<BookInvariant>> bookInvariantsFrom(const QJsonObject &json)
{
    std::vector<BookInvariant> invariants;
    const QJsonValue list = json.value(QLatin1StringView("invariants"));
    if (!list.isArray())
        return refuse(code::booksUnreadable, QStringLiteral("The server's check names no invariants."));
    for (const QJsonValue &value : list.toArray()) {
        const QJsonObject object = value.toObject();
        const QJsonValue detail = object.value(QLatin1StringView("detail"));
        invariants.push_back({object.value(QLatin1StringView("id")).toVariant().toString(),
                              object.value(QLatin1StringView("name")).toString(),
                              object.value(QLatin1StringView("ok")).toBool(), detail.toVariant().toString()});
    }
    return invariants;
}

} // namespace firstcome::load
