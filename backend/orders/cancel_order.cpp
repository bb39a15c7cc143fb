// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/cancel_order.h"

#include "backend/platform/module/peers.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::orders {

namespace {

/// When the sweep goes on with a cancel whose request has not.
constexpr std::chrono::seconds resumeAfter{30};

Refusal notCancellable(OrderState state)
{
    return {code::notCancellable,
            QStringLiteral("The order is %1 and cannot be cancelled any more.").arg(QLatin1StringView(textOf(state))),
            {{QStringLiteral("state"), QLatin1StringView(textOf(state))}},
            {}};
}

QJsonArray idTexts(const QList<Id> &ids)
{
    QJsonArray texts;
    for (const Id id : ids)
        texts.append(idText(id));
    return texts;
}

CancelCall callFrom(Id orderId, const QString &intent)
{
    const QJsonObject object = QJsonDocument::fromJson(intent.toUtf8()).object();
    CancelCall call;
    call.orderId = orderId;
    call.scope.callerId = idFrom(QStringView(object.value(QLatin1StringView("caller")).toString())).value_or(0);
    call.scope.route = object.value(QLatin1StringView("route")).toString().toLatin1();
    call.scope.key = object.value(QLatin1StringView("key")).toString().toLatin1();
    call.scope.body = object.value(QLatin1StringView("body")).toString().toUtf8();
    call.by.role = object.value(QLatin1StringView("operator")).toBool() ? OrderRole::Operator : OrderRole::Owner;
    call.by.rights = quint32(object.value(QLatin1StringView("rights")).toInteger());
    call.form.reason = object.value(QLatin1StringView("reason")).toString();
    for (const QJsonValue &line : object.value(QLatin1StringView("lines")).toArray())
        call.form.lineIds.append(idFrom(QStringView(line.toString())).value_or(0));
    call.requestId = object.value(QLatin1StringView("requestId")).toString().toLatin1();
    return call;
}

/// Those the cancel is about that are still open.
QList<Id> openLines(const std::vector<OrderLine> &lines, const CancelForm &form)
{
    QList<Id> ids;
    for (const OrderLine &line : lines) {
        if (!isClosed(line.state) && (form.lineIds.isEmpty() || form.lineIds.contains(line.id)))
            ids.append(line.id);
    }
    return ids;
}

/// Whether each of the lines is the order's and may end.
Result<void> linesMayEnd(const LockedOrder &order, const QList<Id> &lineIds)
{
    for (const Id id : lineIds) {
        const auto line = std::find_if(order.lines.begin(), order.lines.end(),
                                       [id](const OrderLine &candidate) { return candidate.id == id; });
        if (line == order.lines.end())
            return refuse(code::orderNotFound, QStringLiteral("The order has no line %1.").arg(id));
        if (!canMove({line->state, LineState::Cancelled, false}))
            return refuse(code::notCancellable,
                          QStringLiteral("Line %1 is %2 and cannot be cancelled any more.")
                              .arg(idText(id), QLatin1StringView(textOf(line->state))),
                          {{QStringLiteral("lineId"), idText(id)},
                           {QStringLiteral("state"), QLatin1StringView(textOf(line->state))}});
    }
    return {};
}

bool isSameCall(const CancelCall &one, const CancelCall &other)
{
    return one.scope.callerId == other.scope.callerId && one.scope.route == other.scope.route &&
           one.scope.key == other.scope.key;
}

} // namespace

QString intentOf(const CancelCall &call)
{
    const QJsonObject object{{QStringLiteral("caller"), idText(call.scope.callerId)},
                             {QStringLiteral("route"), QString::fromLatin1(call.scope.route)},
                             {QStringLiteral("key"), QString::fromLatin1(call.scope.key)},
                             {QStringLiteral("body"), QString::fromUtf8(call.scope.body)},
                             {QStringLiteral("operator"), call.by.role == OrderRole::Operator},
                             {QStringLiteral("rights"), qint64(call.by.rights)},
                             {QStringLiteral("reason"), call.form.reason},
                             {QStringLiteral("lines"), idTexts(call.form.lineIds)},
                             {QStringLiteral("requestId"), QString::fromLatin1(call.requestId)}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

CancelOrder::CancelOrder(Parts parts) : m_parts(std::move(parts)), m_moves(m_parts.tables, m_parts.limits) {}

bool CancelOrder::occupy(Id orderId)
{
    const std::scoped_lock lock(m_mutex);
    return m_running.insert(orderId).second;
}

void CancelOrder::leave(Id orderId)
{
    const std::scoped_lock lock(m_mutex);
    m_running.erase(orderId);
}

// Replies and what coroutines are given have names here: GCC 12 destroys temporaries of a co_await expression twice.
QCoro::Task<Result<Cancelled>> CancelOrder::run(const CancelCall &call)
{
    if (!occupy(call.orderId))
        co_return refuse(code::requestInProgress, QStringLiteral("The order is being cancelled."));
    const auto occupied = qScopeGuard([this, orderId = call.orderId] { leave(orderId); });
    const Instant now = m_parts.clock();
    const auto reply = m_parts.database.write(
        sql::Queue::Saga, [this, call, now](sql::Connection &connection) { return begin(connection, call, now); });
    const Result<Begun> begun = co_await reply;
    if (!begun)
        co_return tl::unexpected(begun.error());
    if (begun->done)
        co_return *begun->done;
    const auto finished = askAndFinish(call, begun->lineIds);
    co_return co_await finished;
}

QCoro::Task<> CancelOrder::resume(Id orderId)
{
    if (!occupy(orderId))
        co_return;
    const auto occupied = qScopeGuard([this, orderId] { leave(orderId); });
    const auto find = [this, orderId](sql::Connection &connection) -> std::optional<PlacedOrder> {
        auto order = m_parts.tables.orders.find(connection, orderId);
        if (!order || !order->cancelRequest)
            return std::nullopt;
        return PlacedOrder{*order, m_parts.tables.orders.linesOf(connection, {orderId})};
    };
    const auto reply = m_parts.database.read(find);
    const std::optional<PlacedOrder> found = co_await reply;
    if (!found)
        co_return;
    const CancelCall call = callFrom(orderId, *found->order.cancelRequest);
    const QList<Id> lineIds = openLines(found->lines, call.form);
    const auto finished = askAndFinish(call, lineIds);
    co_await finished;
}

Result<CancelOrder::Begun> CancelOrder::begin(sql::Connection &connection, const CancelCall &call, Instant now) const
{
    auto order = m_moves.lock(connection, call.orderId);
    const bool theirs = order && (call.by.role == OrderRole::Operator || order->order.memberId == call.scope.callerId);
    if (!theirs)
        return refuse(code::orderNotFound);
    const auto kept = sql::findAnswer(connection, call.scope);
    if (!kept)
        return tl::unexpected(kept.error());
    if (kept->has_value())
        return Begun{Cancelled{(*kept)->body, true}, {}};
    if (order->order.state != OrderState::PendingPayment)
        return beginPaid(connection, call, *order, now);
    if (!call.form.lineIds.isEmpty())
        return refuse(code::notCancellable, QStringLiteral("An order that is not paid is cancelled whole."));
    if (order->order.payingSince)
        return refuse(code::paymentInProgress, QStringLiteral("The order is being paid; its outcome is awaited."));
    const Order before = order->order;
    m_moves.run(connection, {*order}, {EndsUnpaid{call.orderId, OrderState::Cancelled, call.form.reason}}, now);
    return Begun{keep(connection, call, before, now), {}};
}

Result<CancelOrder::Begun> CancelOrder::beginPaid(sql::Connection &connection, const CancelCall &call,
                                                  const LockedOrder &order, Instant now) const
{
    if (const auto may = mayCancel(call, order); !may)
        return tl::unexpected(may.error());
    if (!order.order.cancelRequest)
        m_moves.run(connection, {order}, {CancelKept{call.orderId, intentOf(call), now + resumeAfter}}, now);
    return Begun{std::nullopt, openLines(order.lines, call.form)};
}

Result<void> CancelOrder::mayCancel(const CancelCall &call, const LockedOrder &order) const
{
    if (call.form.lineIds.isEmpty()) {
        const OrderView view = viewOf(order.order, order.lines);
        if (!(allowedActions(view.standing(), call.by.role) & OrderAction::CancelOrder))
            return tl::unexpected(notCancellable(order.order.state));
        return {};
    }
    if (const auto may = linesMayEnd(order, call.form.lineIds); !may)
        return may;
    // Another cancel may have let deliveries of other lines go already: it ends first.
    if (order.order.cancelRequest && !isSameCall(callFrom(call.orderId, *order.order.cancelRequest), call))
        return refuse(code::requestInProgress, QStringLiteral("Another cancel of the order is under way."));
    return {};
}

QCoro::Task<Result<Cancelled>> CancelOrder::askAndFinish(const CancelCall &call, const QList<Id> &lineIds)
{
    const auto asked = m_parts.peers.letGo(call.orderId, lineIds);
    const Result<void> letGo = co_await asked;
    const Instant now = m_parts.clock();
    if (letGo) {
        const auto finished = m_parts.database.write(
            sql::Queue::Saga, [this, call, now](sql::Connection &connection) { return finish(connection, call, now); });
        co_return co_await finished;
    }
    // Only a no ends it; where the carrier was not reached the sweep asks again.
    if (letGo.error().code == code::notCancellable) {
        const auto given = m_parts.database.write(
            sql::Queue::Saga, [this, call, now](sql::Connection &connection) { giveUp(connection, call, now); });
        co_await given;
    }
    co_return tl::unexpected(letGo.error());
}

Result<Cancelled> CancelOrder::finish(sql::Connection &connection, const CancelCall &call, Instant now) const
{
    const auto order = m_moves.lock(connection, call.orderId);
    const QList<Id> lines = openLines(order->lines, call.form);
    const LinesEnd end{call.orderId, {lines.begin(), lines.end()}, call.form.reason, false, true};
    if (m_moves.run(connection, {*order}, {end}, now).orders.empty()) { // its lines have ended by themselves
        giveUp(connection, call, now);
        return tl::unexpected(notCancellable(order->order.state));
    }
    return keep(connection, call, order->order, now);
}

void CancelOrder::giveUp(sql::Connection &connection, const CancelCall &call, Instant now) const
{
    const auto order = m_moves.lock(connection, call.orderId);
    if (!order || !order->order.cancelRequest || !isSameCall(callFrom(call.orderId, *order->order.cancelRequest), call))
        return;
    const auto due = dueOfPaid(statesOf(order->lines), m_parts.limits, now);
    m_moves.run(connection, {*order}, {CancelKept{call.orderId, std::nullopt, due}}, now);
}

Cancelled CancelOrder::keep(sql::Connection &connection, const CancelCall &call, const Order &before, Instant now) const
{
    const auto detail = m_parts.views.detail(connection, call.orderId, call.by);
    const QByteArray body = QJsonDocument(*detail).toJson(QJsonDocument::Compact);
    sql::keepAnswer(connection, call.scope, {200, body}, now);
    if (call.by.role != OrderRole::Operator)
        return {body, false};
    QJsonObject after{{QStringLiteral("state"), detail->value(QLatin1StringView("state"))},
                      {QStringLiteral("reason"), call.form.reason}};
    if (!call.form.lineIds.isEmpty())
        after.insert(QStringLiteral("lines"), idTexts(call.form.lineIds));
    m_parts.audit.append(connection, {call.scope.callerId,
                                      "order.cancel",
                                      "order:" + QByteArray::number(call.orderId),
                                      {{QStringLiteral("state"), QLatin1StringView(textOf(before.state))}},
                                      after,
                                      call.requestId,
                                      now});
    return {body, false};
}

} // namespace firstcome::orders
