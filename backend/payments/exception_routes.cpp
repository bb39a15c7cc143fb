// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/exception_routes.h"

#include "backend/payments/exception_store.h"
#include "backend/payments/payment_store.h"

#include "backend/platform/http/listing.h"
#include "backend/platform/http/preconditions.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/order_view.h"
#include "shared/contract/permissions.h"

namespace firstcome::payments {

namespace {

constexpr int longestReason = 200;

std::optional<quint32> actionFrom(const QString &act)
{
    for (const quint32 action : {AskGatewayAgain, BookAsGateway, CloseException}) {
        if (actionNames(action).constFirst() == act)
            return action;
    }
    return std::nullopt;
}

QJsonObject itemOf(const Payment &payment, const PaymentException &exception, bool mayResolve)
{
    QJsonObject item = exceptionJson(exception);
    item.insert(QStringLiteral("paymentId"), idText(payment.id));
    if (payment.subject == Subject::Order)
        item.insert(QStringLiteral("orderId"), idText(payment.subjectId));
    item.insert(QStringLiteral("memberId"), idText(payment.memberId));
    item.insert(QStringLiteral("paymentKey"), QString::fromLatin1(payment.paymentKey));
    item.insert(QStringLiteral("amount"), payment.amount);
    item.insert(QStringLiteral("state"), QLatin1StringView(textOf(payment.state)));
    item.insert(QStringLiteral("allowedActions"),
                QJsonArray::fromStringList(actionNames(mayResolve ? resolvingActions(exception.reason) : 0)));
    return item;
}

struct Listed
{
    QJsonArray items;
    QByteArray next;
};

/// Which exceptions, for whom.
struct Wanted
{
    Id after = 0;
    int limit = 0;
    bool mayResolve = false;
};

Listed listed(sql::Connection &connection, const Wanted &wanted)
{
    Listed found;
    const auto exceptions = openExceptions(connection, wanted.after, wanted.limit);
    for (const PaymentException &exception : exceptions) {
        if (const auto payment = findPaymentById(connection, exception.paymentId))
            found.items.append(itemOf(*payment, exception, wanted.mayResolve));
    }
    if (exceptions.size() == wanted.limit)
        found.next = QByteArray::number(exceptions.constLast().paymentId);
    return found;
}

} // namespace

void ExceptionRoutes::mount(http::Router &router)
{
    const auto decide = http::Policy::operatorWith(permission::RefundDecide);
    router.get("/v1/ops/payments/exceptions?limit&cursor", http::Policy::operatorWith(permission::View),
               [this](const http::Request &request) { return list(request); });
    router.post("/v1/ops/orders/{id}/resolve", decide,
                [this](const http::Request &request) { return resolved(request, Subject::Order); });
    router.post("/v1/ops/payments/{id}/resolve", decide,
                [this](const http::Request &request) { return resolved(request, Subject::Charge); });
}

QCoro::Task<http::Response> ExceptionRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto after = page->cursor.isEmpty() ? std::optional<Id>(0) : idFrom(QByteArrayView(page->cursor));
    if (!after)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    const Wanted wanted{*after, page->limit, bool(request.principal->rights & permission::RefundDecide)};
    const auto reply = m_database.read([wanted](sql::Connection &connection) { return listed(connection, wanted); });
    const Listed found = co_await reply;
    co_return http::page(found.items, found.next);
}

QCoro::Task<http::Response> ExceptionRoutes::resolved(const http::Request &request, Subject subject)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    ResolveCall call;
    const QString act = fields->text("act", longestReason);
    call.reason = fields->text("reason", longestReason).trimmed();
    const auto action = actionFrom(act);
    if (fields->has("act") && !action)
        fields->violate("act", QStringLiteral("must be ASK_AGAIN, BOOK_AS_GATEWAY or CLOSE"));
    if (fields->has("reason") && call.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (const auto wrong = fields->finish())
        co_return http::problem(*wrong, request);
    call.subject = subject;
    call.id = request.idParameter(0);
    call.action = *action;
    call.act = act.toLatin1();
    call.requestId = request.id;
    call.scope = {
        request.principal->id,
        (subject == Subject::Order ? "POST /v1/ops/orders/{id}/resolve#" : "POST /v1/ops/payments/{id}/resolve#") +
            QByteArray::number(call.id),
        *key, request.body};
    const auto resolving = m_resolve.run(call);
    const Result<OnceAnswer> outcome = co_await resolving;
    co_return outcome ? responseOf(*outcome) : http::problem(outcome.error(), request);
}

} // namespace firstcome::payments
