// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/dispatcher.h"
#include "backend/platform/http/gate.h"
#include "backend/platform/http/qt_bridge.h"
#include <QElapsedTimer>
#include <QTimer>

namespace firstcome::http {

using WebSocketRoutes = std::vector<std::pair<QByteArray, WebSocketHandler>>;

/// What one thread of the edge is made of: gate, connections, Qt's server and the dispatcher.
/// Thread: made, used and destroyed on its own.
class Lane : private Desk
{
public:
    struct Parts
    {
        Dispatcher::Parts dispatcher;
        ConnectionCount &connections;
        const WebSocketRoutes &webSockets;
        int listener = -1;
    };

    explicit Lane(const Parts &parts);
    ~Lane() override;

    /// Lets nobody in any more, ends idle connections, and calls `drained(true)` when no request is in hand (also none
    /// of a client that left), or `drained(false)` when that took longer than `within`.
    void drain(std::chrono::milliseconds within, std::function<void(bool)> drained);

private:
    void offer(GuardSocket &socket) override;
    void offerUpgrade(GuardSocket &socket) override;
    void refuse(GuardSocket &socket, const Code &code) override;
    std::uint64_t bodyLimit(const GuardSocket &socket) override { return m_dispatcher.bodyLimit(socket); }
    bool refusesWithoutBody(GuardSocket &socket) override { return m_dispatcher.refusesWithoutBody(socket); }
    bool upgrades(std::string_view path) const override { return !m_room.draining && isWebSocket(path); }

    bool isWebSocket(std::string_view path) const;

    void onTick();
    void lookAround();

    LaneFigures &m_figures;
    GuardRoom m_room;
    Dispatcher m_dispatcher;
    const WebSocketRoutes &m_webSockets;
    std::unique_ptr<QtBridge> m_bridge;
    Gate *m_gate; ///< the bridge's child
    QTimer m_ticker;
    QElapsedTimer m_clock;
    qint64 m_ticks = 0;
    std::function<void(bool)> m_drained;
    qint64 m_drainBy = 0; ///< of m_clock
    qint64 m_arrivalsBy = 0;
};

} // namespace firstcome::http
