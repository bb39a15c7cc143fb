// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/qt_bridge.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QPointer>
#include <QWebSocket>

namespace firstcome::http {

namespace {

/// Only what the handshake needs, in our words: Qt's parser sees nothing a client could have made up.
QByteArray upgradeHead(QByteArrayView path, std::string_view key)
{
    return QByteArray("GET ")
        .append(path)
        .append(" HTTP/1.1\r\nHost: guard\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n")
        .append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ")
        .append(QByteArrayView(key))
        .append("\r\n\r\n");
}

} // namespace

QtBridge::QtBridge(Serve serve) : m_serve(std::move(serve))
{
    connect(this, &QAbstractHttpServer::newWebSocketConnection, this, &QtBridge::takeWebSocket);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    addWebSocketUpgradeVerifier(this, [this](const QHttpServerRequest &) {
        return !m_handshakes.empty() ? QHttpServerWebSocketUpgradeResponse::accept()
                                     : QHttpServerWebSocketUpgradeResponse::deny();
    });
#endif
}

void QtBridge::offer(GuardSocket &socket)
{
    // Qt reads it byte by byte and builds a URL of it: this is the shortest that needs no host made up.
    constexpr QByteArrayView fixedHead("GET //a HTTP/1.1\n\n");
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
    const QByteArray path = '/' + QByteArray::number(++m_shownPaths);
    m_handshakes.insert({path, {&socket, std::move(upgraded)}});
    const QByteArray head = upgradeHead(path, socket.parser().value("sec-websocket-key"));
    socket.passThrough();
    socket.show(head);
    connect(&socket, &QObject::destroyed, this, [this, path] { m_handshakes.erase(path); });
}

void QtBridge::takeWebSocket()
{
    while (auto webSocket = nextPendingWebSocketConnection()) {
        const auto found = m_handshakes.find(webSocket->requestUrl().path().toLatin1());
        if (found == m_handshakes.end())
            continue;
        const Handshake handshake = std::move(found->second);
        m_handshakes.erase(found);
        webSocket->setMaxAllowedIncomingFrameSize(largestMessage);
        webSocket->setMaxAllowedIncomingMessageSize(largestMessage);
        connect(handshake.socket, &GuardSocket::unmasked, webSocket.get(), [webSocket = webSocket.get()] {
            webSocket->close(QWebSocketProtocol::CloseCodeProtocolError, QStringLiteral("a client masks its frames"));
        });
        // Behind what Qt has queued for this socket, and only if its new owner keeps it.
        QMetaObject::invokeMethod(
            handshake.socket, [socket = handshake.socket] { socket->letThrough(); }, Qt::QueuedConnection);
        handshake.upgraded(std::move(webSocket));
    }
}

} // namespace firstcome::http
