// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/lane.h"

#include "shared/contract/error_codes.h"
#include <QWebSocket>

namespace firstcome::http {

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
        refuse(socket, m_room.draining ? code::unavailable : code::upgradeRequired);
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

void Lane::refuse(GuardSocket &socket, const Code &code)
{
    m_dispatcher.refuse(socket, code);
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
