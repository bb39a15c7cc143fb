// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/dispatcher.h"

#include "backend/platform/http/response_encoder.h"
#include "backend/platform/http/unavailable.h"
#include "backend/platform/watch/log.h"
#include "shared/contract/error_codes.h"

namespace firstcome::http {

namespace {

/// What a request without a route of its own may send, so that its connection can go on after the 404.
constexpr std::uint64_t strayBody = 64 * 1024;

QByteArrayView mediaType(QByteArrayView contentType)
{
    const qsizetype semicolon = contentType.indexOf(';');
    return (semicolon < 0 ? contentType : contentType.first(semicolon)).trimmed();
}

bool contains(const std::vector<QHostAddress> &addresses, const QHostAddress &host)
{
    return std::find(addresses.begin(), addresses.end(), host) != addresses.end();
}

/// Decodes the path; false when it or the query has an escape that is none.
bool decodeTarget(Request &request)
{
    if (request.query.contains('%') && !decodedQueryText(request.query))
        return false;
    if (!request.path.contains('%'))
        return true;
    auto path = decodedPath(request.path);
    if (path)
        request.path = *std::move(path);
    return path.has_value();
}

Refusal notFound()
{
    return code::notFound;
}

} // namespace

Dispatcher::Dispatcher(const Parts &parts) : m_parts(parts) {}

void Dispatcher::serve(GuardSocket &socket)
{
    const Steady::time_point started = Steady::now();
    Request request;
    fill(request, socket);
    const Route *route = nullptr;
    if (const auto refusal = admit(request, socket.client(), route))
        return finish(&socket, {request, route, started}, *refusal);
    if (const auto *handler = std::get_if<Handler>(&route->handler))
        return finish(&socket, {request, route, started}, callNow(*handler, request));
    auto exchange = std::make_shared<Exchange>(Exchange{std::move(request), &socket, socket.seat(), route, started});
    drive(std::move(exchange), std::get<AsyncHandler>(route->handler));
}

void Dispatcher::fill(Request &request, GuardSocket &socket)
{
    const RequestParser &parser = socket.parser();
    request.method = parser.method();
    request.path = QByteArrayView(parser.path()).toByteArray();
    request.query = QByteArrayView(parser.query()).toByteArray();
    request.head = QByteArrayView(parser.head()).toByteArray();
    request.headers.reserve(parser.fieldCount());
    const char *from = parser.head().data();
    const auto inOwnHead = [&](std::string_view text) {
        return QByteArrayView(request.head.constData() + (text.data() - from), qsizetype(text.size()));
    };
    for (std::size_t i = 0; i < parser.fieldCount(); ++i) {
        const RequestParser::Field field = parser.field(i);
        request.headers.emplace_back(inOwnHead(field.name), inOwnHead(field.value));
    }
    request.body = socket.takeBody();
    request.id = m_names.id(request.headerView("x-request-id"));
    request.traceparent = m_names.traceparent(request.headerView("traceparent"));
    request.peer = isProxy(socket.client()) ? forwardedFor(request).text : socket.client().text;
    request.receivedAt = m_parts.clock();
}

bool Dispatcher::isProxy(const ClientAddress &socket) const
{
    return !m_parts.settings.proxies.empty() && contains(m_parts.settings.proxies, socket.host);
}

ClientAddress Dispatcher::forwardedFor(const Request &request)
{
    // The last entry is the one our own proxy wrote; those before it are the client's word.
    QByteArrayView forwarded;
    for (const auto &[name, value] : request.headers)
        forwarded = name == "x-forwarded-for" ? value : forwarded;
    const QByteArrayView last = forwarded.sliced(forwarded.lastIndexOf(',') + 1).trimmed();
    return ClientAddress::of(QHostAddress(QString::fromLatin1(last)));
}

std::optional<Response> Dispatcher::admit(Request &request, const ClientAddress &socket, const Route *&route)
{
    if (!decodeTarget(request))
        return problem({code::requestInvalid, QStringLiteral("The path or query is not well formed."), {}, {}},
                       request);
    const Router::Match match = m_parts.router.find(request.method, request.path, request.parameters);
    if (!match.route)
        return unrouted(request, match);
    route = match.route;
    if (auto refusal = authorise(request, socket, route->policy))
        return refusal;
    const bool wrongType =
        !request.body.isEmpty() && !route->consumes.isEmpty() &&
        mediaType(request.headerView("content-type")).compare(route->consumes, Qt::CaseInsensitive) != 0;
    if (wrongType)
        return problem({code::contentTypeUnsupported,
                        QStringLiteral("The body must be %1.").arg(QLatin1StringView(route->consumes)),
                        {},
                        {}},
                       request);
    return std::nullopt;
}

std::optional<Response> Dispatcher::unrouted(const Request &request, const Router::Match &match) const
{
    if (!match.pathExists)
        return problem(notFound(), request);
    Response response = request.method == Method::Options ? noContent() : problem(code::methodNotAllowed, request);
    response.headers.emplace_back("Allow", match.allow);
    return response;
}

std::optional<Response> Dispatcher::authorise(Request &request, const ClientAddress &socket, const Policy &policy)
{
    switch (policy.kind) {
    case Policy::Kind::Open:
        return std::nullopt;
    case Policy::Kind::Local:
        return isLocal(request, socket) ? std::nullopt : std::optional(problem(notFound(), request));
    case Policy::Kind::Member:
    case Policy::Kind::Operator:
        break;
    }
    auto principal = authenticate(request, policy.kind == Policy::Kind::Member ? Audience::Member : Audience::Operator);
    if (!principal)
        return problem(principal.error(), request);
    if ((principal->rights & policy.rights) != policy.rights)
        return problem(code::forbidden, request);
    request.principal = *std::move(principal);
    return std::nullopt;
}

Result<Principal> Dispatcher::authenticate(const Request &request, Audience audience) const
{
    constexpr QByteArrayView scheme("bearer ");
    const QByteArrayView value = request.headerView("authorization");
    if (value.size() <= scheme.size() || value.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return firstcome::refuse(code::tokenMissing);
    return m_parts.authenticator.verify(value.sliced(scheme.size()).trimmed(), audience, request.receivedAt);
}

bool Dispatcher::isLocal(const Request &request, const ClientAddress &socket) const
{
    const ClientAddress client = isProxy(socket) ? forwardedFor(request) : socket;
    return client.loopback || contains(m_parts.settings.trusted, client.host);
}

Response Dispatcher::callNow(const Handler &handler, const Request &request) const
{
    try {
        return handler(request);
    } catch (const std::exception &breakdown) {
        return broken(request, breakdown);
    } catch (...) {
        return broken(request, std::runtime_error("not a std::exception"));
    }
}

QCoro::Task<> Dispatcher::drive(std::shared_ptr<Exchange> exchange, const AsyncHandler &handler)
{
    ++m_running;
    Response response;
    try {
        response = co_await handler(exchange->request);
    } catch (const std::exception &breakdown) {
        response = broken(exchange->request, breakdown);
    } catch (...) {
        response = broken(exchange->request, std::runtime_error("not a std::exception"));
    }
    --m_running;
    finish(exchange->socket, {exchange->request, exchange->route, exchange->started}, response);
}

Response Dispatcher::broken(const Request &request, const std::exception &breakdown) const
{
    const auto *unavailable = dynamic_cast<const Unavailable *>(&breakdown);
    const bool passes = unavailable || (m_parts.settings.passes && m_parts.settings.passes(breakdown));
    watch::log(passes ? watch::Level::Warning : watch::Level::Error, passes ? "request.unavailable" : "request.failed",
               {{"requestId", request.id}, {"path", request.path}, {"why", breakdown.what()}});
    if (!passes)
        return problem(code::internalError, request);
    const qint64 seconds = unavailable ? unavailable->retryAfter().count() : 1;
    Response response = problem(code::unavailable, request);
    response.headers = {{"Retry-After", QByteArray::number(seconds)}};
    return response;
}

void Dispatcher::finish(GuardSocket *socket, const Answered &answered, const Response &response)
{
    if (!socket || !socket->awaitsAnswer())
        return record(answered, response, false);
    if (response.cut) {
        record(answered, response, false);
        return socket->close();
    }
    m_wire.resize(0);
    const Framing framing{answered.request.id, answered.request.method == Method::Head, socket->closesAfterAnswer()};
    appendAnswer(m_wire, response, framing);
    // Written down first: answering may take up the connection's next request.
    record(answered, response, true);
    socket->answer(m_wire, separateBody(response, framing));
}

void Dispatcher::record(const Answered &answered, const Response &response, bool sent)
{
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - answered.started);
    const std::size_t index = answered.route ? std::size_t(answered.route->index) : m_parts.figures.routes.size() - 1;
    m_parts.figures.count(index, response.status, took);
    if (!m_parts.accessRing || (answered.route && !answered.route->logged))
        return;
    watch::AccessEntry *entry = m_parts.accessRing->next();
    if (!entry)
        return;
    const Request &request = answered.request;
    entry->at = toMillis(request.receivedAt);
    entry->bytes = response.body.size();
    entry->micros = took.count();
    entry->status = qint16(response.status);
    entry->answered = sent;
    entry->principal = request.principal ? request.principal->id : 0;
    entry->byOperator = request.principal && request.principal->audience == Audience::Operator;
    watch::AccessEntry::cut(entry->method, methodName(request.method));
    watch::AccessEntry::cut(entry->peer, request.peer);
    watch::AccessEntry::cut(entry->requestId, request.id);
    watch::AccessEntry::cut(entry->path, request.path);
    m_parts.accessRing->push();
}

void Dispatcher::refuse(GuardSocket &socket, const Refusal &refusal)
{
    Request request;
    request.id = m_names.id({});
    request.peer = socket.client().text;
    request.receivedAt = m_parts.clock();
    finish(&socket, {request, nullptr, Steady::now()}, problem(refusal, request));
}

bool Dispatcher::refusesWithoutBody(GuardSocket &socket)
{
    Request request;
    fill(request, socket);
    const Route *route = nullptr;
    const auto refusal = admit(request, socket.client(), route);
    if (refusal)
        finish(&socket, {request, route, Steady::now()}, *refusal);
    return refusal.has_value();
}

std::uint64_t Dispatcher::bodyLimit(const GuardSocket &socket) const
{
    const RequestParser &parser = socket.parser();
    std::array<QByteArray, 4> parameters;
    const Router::Match match = m_parts.router.find(parser.method(), QByteArrayView(parser.path()), parameters);
    if (!match.route)
        return strayBody;
    return std::uint64_t(match.route->bodyLimit.value_or(m_parts.settings.limits.body));
}

std::optional<Request> Dispatcher::admitUpgrade(GuardSocket &socket)
{
    Request request;
    fill(request, socket);
    if (request.headerView("authorization").isEmpty())
        return request;
    auto principal = authenticate(request, Audience::Operator);
    if (principal) {
        request.principal = *std::move(principal);
        return request;
    }
    finish(&socket, {request, nullptr, Steady::now()}, problem(principal.error(), request));
    return std::nullopt;
}

} // namespace firstcome::http
