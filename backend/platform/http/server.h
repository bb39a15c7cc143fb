// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/address_list.h"
#include "backend/platform/http/authenticator.h"
#include "backend/platform/http/limits.h"
#include "backend/platform/http/request_counts.h"
#include "backend/platform/http/router.h"
#include "backend/platform/watch/access_log.h"
#include <memory>

class QWebSocket;

namespace firstcome::watch {
class Metrics;
}

namespace firstcome::http {

struct ServerSettings
{
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 8080; ///< 0: a free one, see Server::port
    int lanes = 1;
    Limits limits;
    QByteArray accessLogPath;          ///< empty: no access log
    watch::AccessLogBounds accessLog;  ///< how much of it is kept
    AddressList trusted;               ///< beside loopback, for Policy::local
    AddressList proxies;               ///< whose header names the client (forwarded.h); free of the limit by address
    watch::Metrics *metrics = nullptr; ///< where the edge's figures are read; nullptr: nowhere
    /// Whether what a handler threw is a breakdown that passes (503) and not a bug (500); http::Unavailable always is.
    std::function<bool(const std::exception &)> passes;
};

/// One WebSocket route: authenticated by the edge before the upgrade if the request carries a token, else by its first
/// message. Called on the lane's thread; owns the socket from then on.
using WebSocketHandler = std::function<void(std::unique_ptr<QWebSocket>, const Request &)>;

/// The HTTP edge: lanes on one port (SO_REUSEPORT), each a thread with an event loop, its own guard and its own Loop.
/// Invariant: one request at a time per connection reaches a handler; answers leave in order; a client that vanishes
/// costs nothing; no handler runs for a request that broke a limit.
/// Thread: `start` and `stop` from the main thread.
class Server
{
public:
    Server(ServerSettings settings, const Router &router, Authenticator &authenticator, Clock clock);
    ~Server();

    void webSocket(QByteArray path, WebSocketHandler handler); ///< before start
    /// Listens and starts the lanes; a refusal PORT_BUSY, ADDRESS_INVALID or PORT_FORBIDDEN says what is wrong.
    Result<quint16> start();
    quint16 port() const;
    /// For who moved the access log away: it goes on in a new file.
    void reopenAccessLog();
    /// Reads what the routes that are wanted have answered; may outlive the server. Thread: any.
    std::function<RequestCounts()> requestCounter(const std::function<bool(const Route &)> &wanted) const;
    /// Reads how many clients are connected; may outlive the server. Thread: any.
    std::function<int()> connectionCounter() const;
    /// Stops accepting, answers what is in flight (Connection: close), ends idle connections; true when all were
    /// answered in time.
    bool drain(std::chrono::milliseconds within);
    /// Runs in every lane's thread, for things kept per lane.
    void forEachLane(const std::function<void()> &work);

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace firstcome::http
