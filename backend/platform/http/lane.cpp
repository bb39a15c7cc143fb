// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/lane.h"

#include <QWebSocket>

namespace firstcome::http {

namespace {

QLatin1StringView detailOf(QByteArrayView code)
{
    constexpr std::pair<QByteArrayView, QLatin1StringView> details[] = {
        {"METHOD_NOT_ALLOWED", QLatin1StringView("This method is not served.")},
        {"METHOD_NOT_IMPLEMENTED", QLatin1StringView("This method is not known here.")},
        {"TRANSFER_CODING_UNSUPPORTED",
         QLatin1StringView("Chunked and other transfer codings are not taken: send Content-Length.")},
        {"BODY_TOO_LARGE", QLatin1StringView("The body is longer than is allowed here.")},
        {"URI_TOO_LONG", QLatin1StringView("The request line is too long.")},
        {"HEAD_TOO_LARGE", QLatin1StringView("The head is too long or has too many fields.")},
        {"EXPECTATION_FAILED", QLatin1StringView("Only 100-continue can be expected.")},
        {"VERSION_UNSUPPORTED", QLatin1StringView("Only HTTP/1.1 and HTTP/1.0 are served.")},
        {"REQUEST_TIMEOUT", QLatin1StringView("The request did not arrive in time.")},
        {"UPGRADE_REFUSED", QLatin1StringView("The WebSocket handshake is not well formed (RFC 6455, version 13).")},
        {"UPGRADE_REQUIRED", QLatin1StringView("Here is a WebSocket: send its handshake.")},
        {"UNAVAILABLE", QLatin1StringView("The server is stopping; try another or later.")},
        {"OVERLOADED", QLatin1StringView("Too much is being received at once; try again.")},
    };
    for (const auto &[known, detail] : details) {
        if (known == code)
            return detail;
    }
    return QLatin1StringView("The request is not well-formed HTTP.");
}

} // namespace

Lane::Lane(const Parts &parts)
    : m_figures(parts.dispatcher.figures), m_room(parts.dispatcher.settings.limits, parts.dispatcher.figures, *this),
      m_dispatcher(parts.dispatcher), m_webSockets(parts.webSockets),
      m_bridge(std::make_unique<QtBridge>([this](GuardSocket &socket) { m_dispatcher.serve(socket); }))
{
    m_gate = new Gate(m_room, {parts.connections, parts.dispatcher.settings.proxies, parts.listener});
    m_bridge->bind(m_gate);
    m_clock.start();
    m_ticker.setInterval(m_room.wheel.tick());
    QObject::connect(&m_ticker, &QTimer::timeout, &m_ticker, [this] { onTick(); });
    m_ticker.start();
}

Lane::~Lane()
{
    m_room.draining = true;
    // A copy: closing takes each out of the set.
    const std::vector<GuardSocket *> sockets(m_room.sockets.begin(), m_room.sockets.end());
    for (GuardSocket *socket : sockets)
        socket->close();
}

void Lane::offer(GuardSocket &socket)
{
    if (isWebSocket(socket.parser().path()))
        refuse(socket, m_room.draining ? "UNAVAILABLE" : "UPGRADE_REQUIRED");
    else
        m_bridge->offer(socket);
}

void Lane::offerUpgrade(GuardSocket &socket)
{
    auto request = m_dispatcher.admitUpgrade(socket);
    if (!request)
        return;
    const QByteArrayView path(request->path);
    const auto route = std::find_if(m_webSockets.begin(), m_webSockets.end(),
                                    [&](const auto &candidate) { return candidate.first == path; });
    m_bridge->upgrade(socket, [this, route, request = *std::move(request)](std::unique_ptr<QWebSocket> webSocket) {
        m_figures.webSockets.add(1);
        QObject::connect(webSocket.get(), &QObject::destroyed, m_bridge.get(),
                         [this] { m_figures.webSockets.add(-1); });
        route->second(std::move(webSocket), request);
    });
}

bool Lane::isWebSocket(std::string_view path) const
{
    return std::any_of(m_webSockets.begin(), m_webSockets.end(),
                       [path](const auto &route) { return QByteArrayView(route.first) == QByteArrayView(path); });
}

void Lane::refuse(GuardSocket &socket, QByteArrayView code)
{
    m_dispatcher.refuse(socket, {code.toByteArray(), detailOf(code), {}, {}});
}

void Lane::onTick()
{
    const qint64 ticks = m_clock.elapsed() / m_room.wheel.tick().count();
    m_room.wheel.advance(ticks - std::exchange(m_ticks, ticks));
    lookAround();
}

void Lane::lookAround()
{
    m_gate->retryAccepting();
    m_dispatcher.endRevoked();
    std::int64_t halfRead = 0;
    bool busy = m_dispatcher.running() > 0;
    for (const GuardSocket *socket : m_room.sockets) {
        halfRead += socket->isHalfRead();
        busy = busy || socket->inFlight();
    }
    m_figures.halfRead.set(halfRead);
    if (!m_drained)
        return;
    // Requests that are on their way in are waited for, but not for as long as those that have come.
    const qint64 now = m_clock.elapsed();
    const bool late = now >= m_drainBy || (!busy && now >= m_arrivalsBy);
    if (late || (!busy && halfRead == 0))
        std::exchange(m_drained, nullptr)(!busy);
}

void Lane::drain(std::chrono::milliseconds within, std::function<void(bool)> drained)
{
    m_drained = std::move(drained);
    m_drainBy = m_clock.elapsed() + within.count();
    m_arrivalsBy = m_clock.elapsed() + m_room.limits.linger.count();
    m_gate->shut();
    m_room.draining = true;
    const std::vector<GuardSocket *> sockets(m_room.sockets.begin(), m_room.sockets.end());
    for (GuardSocket *socket : sockets)
        socket->drain();
    lookAround();
}

} // namespace firstcome::http
