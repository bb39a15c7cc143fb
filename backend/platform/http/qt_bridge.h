// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/guard_socket.h"
#include <QAbstractHttpServer>
#include <functional>

class QWebSocket;

namespace firstcome::http {

/// The one place that knows Qt HTTP Server's interface, which changed between 6.4 and 6.8. Qt is shown a fixed short
/// head for each request the guard has checked, and calls back; for an upgrade it is shown a head made of checked parts
/// only. Thread: its lane's.
class QtBridge : public QAbstractHttpServer
{
    Q_OBJECT
public:
    using Serve = std::function<void(GuardSocket &)>;
    using Upgraded = std::function<void(std::unique_ptr<QWebSocket>)>;

    explicit QtBridge(Serve serve);

    /// Has `serve` called for the request the socket holds, before it returns.
    void offer(GuardSocket &socket);
    /// Begins the WebSocket handshake; `upgraded` is called when it is over, or never when the client left.
    void upgrade(GuardSocket &socket, Upgraded upgraded);

    static constexpr quint64 largestMessage = 64 * 1024; ///< of a WebSocket client

protected:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &, QTcpSocket *) override
    {
        return serveOffered();
    }
    void missingHandler(const QHttpServerRequest &, QTcpSocket *) override {}
#else
    bool handleRequest(const QHttpServerRequest &, QHttpServerResponder &) override
    {
        return serveOffered();
    }
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) override {}
#else
    void missingHandler(const QHttpServerRequest &, QHttpServerResponder &) override {}
#endif
#endif

private:
    bool serveOffered();
    void takeWebSocket();

    struct Handshake
    {
        GuardSocket *socket;
        Upgraded upgraded;
    };

    Serve m_serve;
    std::map<QByteArray, Handshake> m_handshakes; ///< by the path Qt is shown, under which it gives the WebSocket back
    int m_shownPaths = 0;
    GuardSocket *m_offered = nullptr;
};

} // namespace firstcome::http
