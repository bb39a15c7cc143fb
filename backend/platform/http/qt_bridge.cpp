// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/qt_bridge.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QWebSocket>

namespace firstcome::http {

namespace {

void appendLine(QByteArray &head, QByteArrayView name, std::string_view value)
{
    if (!value.empty())
        head.append(name).append(": ").append(QByteArrayView(value)).append("\r\n");
}

/// Only what the handshake needs, checked, in our words: Qt's parser sees nothing a client could have made up.
QByteArray upgradeHead(const RequestParser &request)
{
    QByteArray head("GET ");
    head.append(QByteArrayView(request.path())).append(" HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
    appendLine(head, "Host", request.value("host"));
    appendLine(head, "Sec-WebSocket-Key", request.value("sec-websocket-key"));
    appendLine(head, "Sec-WebSocket-Version", request.value("sec-websocket-version"));
    return head.append("\r\n");
}

} // namespace

QtBridge::QtBridge(Serve serve) : m_serve(std::move(serve))
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &QtBridge::takeWebSocket);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &) {
        return m_upgraded ? QHttpServerWebSocketUpgradeResponse::accept() : QHttpServerWebSocketUpgradeResponse::deny();
    });
#endif
}

void QtBridge::offer(GuardSocket &socket)
{
    constexpr QByteArrayView fixedHead("GET / HTTP/1.1\r\n\r\n");
    m_offered = &socket;
    socket.show(fixedHead);
    m_offered = nullptr;
}

bool QtBridge::serveOffered()
{
    // Qt asks for upgrades too; they were agreed to before they were shown.
    if (m_offered)
        m_serve(*std::exchange(m_offered, nullptr));
    return true;
}

void QtBridge::upgrade(GuardSocket &socket, Upgraded upgraded)
{
    const QByteArray head = upgradeHead(socket.parser());
    const QPointer<GuardSocket> alive(&socket);
    m_upgraded = std::move(upgraded);
    socket.passThrough();
    socket.show(head);
    // Still here when the handshake was refused (a key or version that is none): Qt has answered and let go.
    if (std::exchange(m_upgraded, nullptr) && alive)
        alive->disconnectFromHost();
}

void QtBridge::takeWebSocket()
{
    while (auto webSocket = nextPendingWebSocketConnection()) {
        webSocket->setMaxAllowedIncomingFrameSize(largestMessage);
        webSocket->setMaxAllowedIncomingMessageSize(largestMessage);
        if (const Upgraded upgraded = std::exchange(m_upgraded, nullptr))
            upgraded(std::move(webSocket));
    }
}

} // namespace firstcome::http
