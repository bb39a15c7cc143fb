// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/dispatcher.h"

#include "backend/platform/http/accept.h"
#include "backend/platform/http/forwarded.h"
#include "backend/platform/http/query_names.h"
#include "backend/platform/http/response_encoder.h"
#include "backend/platform/http/unavailable.h"
#include "backend/platform/watch/log.h"
#include "backend/platform/watch/trace.h"
#include "shared/base/json_text.h"
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

/// Decodes the path; false when it or the query has an escape that is none, or is no text.
bool decodeTarget(Request &request)
{
    if (request.query.contains('%')) {
        const auto query = decodedQueryText(request.query);
        if (!query || !query->isValidUtf8())
            return false;
    }
    if (!request.path.contains('%'))
        return true;
    auto path = decodedPath(request.path);
    if (!path || !path->isValidUtf8())
        return false;
    request.path = *std::move(path);
    return true;
}

/// What the body of a request is not taken for, seen from its head; nothing when it is well.
std::optional<Refusal> unfitBody(const Request &request, const Route &route)
{
    const QByteArrayView encoding = request.headerView("content-encoding");
    if (!encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0)
        return Refusal{code::contentEncodingUnsupported,
                       QStringLiteral("The body must be sent as it is, without Content-Encoding."),
                       {},
                       {}};
    const QByteArrayView given = mediaType(request.headerView("content-type"));
    if (!route.consumes.isEmpty() && given.compare(route.consumes, Qt::CaseInsensitive) != 0)
        return Refusal{code::contentTypeUnsupported,
                       QStringLiteral("The body must be %1.").arg(QLatin1StringView(route.consumes)),
                       {},
                       {}};
    // Other types have encodings of their own, which their readers know.
    if (route.consumes == "application/json" && !request.body.isValidUtf8())
        return Refusal{code::requestInvalid, QStringLiteral("The body is not text in UTF-8."), {}, {}};
    const auto repeated = route.consumes == "application/json" ? repeatedField(request.body) : std::nullopt;
    if (repeated)
        return Refusal{code::requestInvalid,
                       QStringLiteral("The request is malformed."),
                       {},
                       {{*repeated, QStringLiteral("is there twice")}}};
    return std::nullopt;
}

Refusal notFound()
{
    return code::notFound;
}

bool isRead(const Request &request)
{
    return request.method == Method::Get || request.method == Method::Head;
}

} // namespace

Dispatcher::Dispatcher(const Parts &parts) : m_parts(parts) {}

void Dispatcher::serve(GuardSocket &socket)
{
    const Steady::time_point started = Steady::now();
    Request request;
    fill(request, socket);
    const Route *route = nullptr;
    if (const auto refusal = admit(request, socket, route))
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
    request.peer = peerOf(request, socket.client());
    request.receivedAt = m_parts.clock();
}

QByteArray Dispatcher::peerOf(const Request &request, const ClientAddress &socket) const
{
    if (!m_parts.settings.proxies.contains(socket.host))
        return socket.text;
    const auto client = forwardedFor(request, m_parts.settings.proxies);
    return client ? ClientAddress::of(*client).text : socket.text;
}

std::optional<Response> Dispatcher::admit(Request &request, const GuardSocket &socket, const Route *&route)
{
    if (!decodeTarget(request))
        return problem(
            {code::requestInvalid, QStringLiteral("The path or query is not well formed text in UTF-8."), {}, {}},
            request);
    const Router::Match match = m_parts.router.find(request.method, request.path, request.parameters);
    if (!match.route)
        return unrouted(request, match);
    route = match.route;
    if (auto refusal = authorise(request, socket.client(), route->policy))
        return refusal;
    // All that what acts can answer, unless it answers nothing.
    if (!isRead(request) && !route->answersNothing && refusesType(request, "application/json"))
        return problem(code::notAcceptable, request);
    auto unfit = unfitQuery(request.query, route->queries);
    if (!unfit && socket.parser().contentLength() > 0)
        unfit = unfitBody(request, *route);
    return unfit ? std::optional(problem(*unfit, request)) : std::nullopt;
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
        recognise(request, policy);
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

void Dispatcher::recognise(Request &request, const Policy &policy) const
{
    if (policy.rights == 0 || request.headerView("authorization").isEmpty())
        return;
    auto principal = authenticate(request, Audience::Member);
    if (principal && (principal->rights & policy.rights) == policy.rights)
        request.principal = *std::move(principal);
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
    // What a proxy passed on is not local, whoever it says sent it.
    if (m_parts.settings.proxies.contains(socket.host) || wasForwarded(request))
        return false;
    return socket.loopback || m_parts.settings.trusted.contains(socket.host);
}

Response Dispatcher::callNow(const Handler &handler, const Request &request)
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
    if (isRead(exchange->request) && exchange->request.principal)
        m_reads.insert(exchange);
    Response response;
    try {
        response = co_await handler(exchange->request);
    } catch (const std::exception &breakdown) {
        response = broken(exchange->request, breakdown);
    } catch (...) {
        response = broken(exchange->request, std::runtime_error("not a std::exception"));
    }
    --m_running;
    m_reads.erase(exchange);
    if (!exchange->ended)
        finish(exchange->socket, {exchange->request, exchange->route, exchange->started}, response);
}

void Dispatcher::endRevoked()
{
    const quint64 revocations = m_parts.authenticator.revocations();
    if (std::exchange(m_revocations, revocations) == revocations)
        return;
    // A copy: an answer may take up the next request of its connection.
    const std::vector<std::shared_ptr<Exchange>> reads(m_reads.begin(), m_reads.end());
    for (const auto &read : reads) {
        const auto still = authenticate(read->request, read->request.principal->audience);
        if (still)
            continue;
        read->ended = true;
        m_reads.erase(read);
        finish(read->socket, {read->request, read->route, read->started}, problem(still.error(), read->request));
    }
}

Response Dispatcher::broken(const Request &request, const std::exception &breakdown)
{
    const auto *unavailable = dynamic_cast<const Unavailable *>(&breakdown);
    const bool passes = unavailable || (m_parts.settings.passes && m_parts.settings.passes(breakdown));
    // A disk that is full or a database that is gone fails every request: one line a second tells it as well.
    if (const auto held = m_breakdowns.admits(breakdown.what(), Steady::now()))
        watch::log(passes ? watch::Level::Warning : watch::Level::Error,
                   passes ? "request.unavailable" : "request.failed",
                   {{"requestId", request.id},
                    {"traceId", request.traceparent.mid(3, 32)},
                    {"path", request.path},
                    {"why", breakdown.what()},
                    {"held", *held}});
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
    if (isRead(answered.request) && refuses(answered.request, response))
        return finish(socket, answered, problem(code::notAcceptable, answered.request));
    if (response.cut) {
        record(answered, response, false);
        return socket->close();
    }
    m_wire.resize(0);
    const Framing framing{answered.request.id, answered.request.method == Method::Head, socket->closesAfterAnswer(),
                          m_date.at(m_parts.clock())};
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
    if (answered.route && !answered.route->logged)
        return;
    if (watch::tracer().isOn())
        trace(answered, response);
    if (!m_parts.accessRing)
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
    watch::AccessEntry::cut(entry->traceId, watch::tracer().isOn() ? request.traceparent.mid(3, 32) : QByteArray());
    m_parts.accessRing->push();
}

void Dispatcher::trace(const Answered &answered, const Response &response)
{
    const Request &request = answered.request;
    const auto context = watch::TraceContext::from(request.traceparent);
    if (!context || !context->sampled)
        return;
    const auto parent = watch::TraceContext::from(request.headerView("traceparent"));
    const QByteArray method(methodName(request.method).data());
    watch::Span span;
    span.context = *context;
    span.parent = parent ? parent->span : 0;
    span.name = answered.route ? method + ' ' + answered.route->pattern : method;
    span.endNanos = watch::nanosNow();
    span.startNanos = span.endNanos - std::chrono::nanoseconds(Steady::now() - answered.started).count();
    span.failed = response.status >= 500;
    span.attributes = {{"http.request.method", method},
                       {"http.response.status_code", QByteArray::number(response.status)},
                       {"firstcome.request_id", request.id}};
    watch::tracer().record(std::move(span));
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
    const auto refusal = admit(request, socket, route);
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
