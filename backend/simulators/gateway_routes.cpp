// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/gateway_routes.h"

#include "backend/platform/crypto/digest.h"
#include "backend/platform/http/query_parameter.h"
#include "backend/simulators/book_view.h"
#include "backend/simulators/cancel_payment.h"
#include "backend/simulators/charge_card.h"
#include "backend/simulators/confirm_payment.h"
#include "backend/simulators/open_window.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::simulators {

namespace {

constexpr int mostPaymentsAPage = 10'000;

using http::Policy;
using http::Request;
using http::Response;

} // namespace

void GatewayRoutes::mount(http::Router &router, const QByteArray &prefix)
{
    const auto rule = [this](const char *name, const Rule &act) {
        return http::AsyncHandler([this, name, act](const Request &request) { return answer(request, name, act); });
    };
    const auto byKey = [this](const char *name, auto act) {
        return http::AsyncHandler([this, name, act](const Request &request) {
            return answer(request, name, [&](GatewayBook &book, const GatewayCall &call) {
                return act(book, request.parameters[0], call);
            });
        });
    };
    const auto read = [](const GatewayPayment *payment, const GatewayCall &call) {
        return payment ? SimulatedAnswer{200, paymentObject(*payment, call.now, payment->cancels.size()), {}, {}}
                       : tossError("NOT_FOUND_PAYMENT");
    };
    const auto readByKey = [read](GatewayBook &book, const QByteArray &key, const GatewayCall &call) {
        return read(book.find(key), call);
    };
    const auto readByOrder = [read](GatewayBook &book, const QByteArray &order, const GatewayCall &call) {
        return read(book.findForOrder(QString::fromUtf8(order)), call);
    };
    router.post(prefix + "/windows", Policy::open(), [this](const Request &request) { return openWindow(request); });
    router.get(prefix + "/book?orderId&cursor&limit", Policy::open(),
               [this](const Request &request) { return book(request); });
    router.post(prefix + "/v1/payments/confirm", Policy::open(), rule("confirm", confirmPayment));
    router.post(prefix + "/v1/payments/{paymentKey}/cancel", Policy::open(), byKey("cancel", cancelPayment));
    router.get(prefix + "/v1/payments/{paymentKey}", Policy::open(), byKey("find", readByKey));
    router.get(prefix + "/v1/payments/orders/{orderId}", Policy::open(), byKey("find", readByOrder));
    router.post(prefix + "/v1/billing/authorizations/card", Policy::open(), rule("card", authorizeCard));
    router.post(prefix + "/v1/billing/{billingKey}", Policy::open(), byKey("charge", chargeCard));
}

QCoro::Task<Response> GatewayRoutes::answer(const Request &request, const QByteArray &name, const Rule &rule)
{
    const Reception::Asked asked{request, name, m_desk.reception.settings().gateway.latency};
    return m_desk.reception.answer(asked, [&] { return decide(request, rule); });
}

SimulatedAnswer GatewayRoutes::decide(const Request &request, const Rule &rule)
{
    if (auto no = unauthorized(request))
        return *no;
    GatewayCall call;
    call.route = (request.method == http::Method::Get ? "GET " : "POST ") + request.path;
    call.now = m_desk.reception.now();
    call.settings = m_desk.reception.settings().gateway;
    if (request.method != http::Method::Get) {
        const QJsonDocument document = QJsonDocument::fromJson(request.body);
        if (!document.isObject())
            return tossError("INVALID_REQUEST");
        call.body = document.object();
        call.idempotencyKey = request.header("idempotency-key");
    }
    return m_desk.book.act([&](GatewayBook &book) {
        if (request.method == http::Method::Get && book.happens(call.settings.failureRate))
            return tossError("FAILED_INTERNAL_SYSTEM_PROCESSING");
        return rule(book, call);
    });
}

std::optional<SimulatedAnswer> GatewayRoutes::unauthorized(const Request &request) const
{
    const QByteArray authorization = request.header("authorization");
    if (!authorization.startsWith("Basic "))
        return tossError("UNAUTHORIZED_KEY");
    const QByteArray pair = QByteArray::fromBase64(authorization.mid(6));
    if (!pair.contains(':'))
        return tossError("INCORRECT_BASIC_AUTH_FORMAT");
    if (!crypto::sameSecret(pair, m_desk.secretKey + ':'))
        return tossError("UNAUTHORIZED_KEY");
    return std::nullopt;
}

Response GatewayRoutes::openWindow(const Request &request)
{
    const auto window = windowRequestFrom(request.body);
    if (!window)
        return http::problem(window.error(), request);
    const Instant now = m_desk.reception.now();
    SimulatedAnswer opened =
        m_desk.book.act([&](GatewayBook &book) { return simulators::openWindow(book, *window, now); });
    opened.body.insert(QStringLiteral("secretKey"), QString::fromUtf8(m_desk.secretKey));
    return http::json(opened.status, opened.body);
}

Response GatewayRoutes::book(const Request &request) const
{
    BookQuestion question;
    question.now = m_desk.reception.now();
    question.orderId = QString::fromUtf8(request.queryValue("orderId").value_or(QByteArray()));
    const auto cursor = http::numberIn(request, "cursor");
    const auto limit = http::numberIn(request, "limit", {1, mostPaymentsAPage});
    if (!cursor || !limit)
        return http::problem(cursor ? limit.error() : cursor.error(), request);
    question.from = std::size_t(cursor->value_or(0));
    question.limit = std::size_t(limit->value_or(qint64(question.limit)));
    return http::json(200, m_desk.book.look([&](const GatewayBook &book) { return bookView(book, question); }));
}

} // namespace firstcome::simulators
