// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/work/loop.h"
#include <QEventLoop>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <atomic>
#include <functional>
#include <future>
#include <thread>

namespace firstcome::outgoing {

/// A server on a thread of its own that does with each whole request what the test says, wrong things too.
class ScriptedServer
{
public:
    /// Called on the server's thread; `number` counts requests from 1.
    using Script = std::function<void(QTcpSocket &socket, const QByteArray &request, int number)>;

    explicit ScriptedServer(Script script, const QSslConfiguration *tls = nullptr)
    {
        std::promise<void> ready;
        m_thread = std::thread([&, script = std::move(script), tls] {
            QEventLoop events;
            work::Loop loop;
            std::unique_ptr<QTcpServer> server;
            if (tls) {
                auto secure = std::make_unique<QSslServer>();
                secure->setSslConfiguration(*tls);
                server = std::move(secure);
            } else {
                server = std::make_unique<QTcpServer>();
            }
            QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(), [&, script] {
                while (QTcpSocket *socket = server->nextPendingConnection())
                    serve(*socket, script);
            });
            server->listen(QHostAddress::LocalHost);
            m_port = server->serverPort();
            m_loop = &loop;
            m_events = &events;
            ready.set_value();
            events.exec();
        });
        ready.get_future().wait();
    }

    ~ScriptedServer()
    {
        m_loop->post([events = m_events] { events->quit(); });
        m_thread.join();
    }

    QByteArray url(const QByteArray &path = "/", const QByteArray &scheme = "http") const
    {
        return scheme + "://localhost:" + QByteArray::number(m_port) + path;
    }
    int requests() const { return m_requests; }
    int connections() const { return m_connections; }

    static void answer(QTcpSocket &socket, const QByteArray &body, const QByteArray &status = "200 OK")
    {
        socket.write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
                     body);
    }

private:
    void serve(QTcpSocket &socket, const Script &script)
    {
        ++m_connections;
        QObject::connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
        auto received = std::make_shared<QByteArray>();
        const auto take = [this, &socket, script, received] {
            received->append(socket.readAll());
            while (const auto length = wholeRequest(*received)) {
                const QByteArray request = received->left(length);
                received->remove(0, length);
                script(socket, request, ++m_requests);
            }
        };
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, take);
        take();
    }

    static qsizetype wholeRequest(const QByteArray &received)
    {
        const auto head = received.indexOf("\r\n\r\n");
        if (head < 0)
            return 0;
        const auto field = received.indexOf("Content-Length: ");
        const auto body = field < 0 || field > head
                              ? 0
                              : received.mid(field + 16, received.indexOf('\r', field) - field - 16).toLongLong();
        return received.size() >= head + 4 + body ? head + 4 + body : 0;
    }

    std::thread m_thread;
    work::Loop *m_loop = nullptr;
    QEventLoop *m_events = nullptr;
    quint16 m_port = 0;
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_connections = 0;
};

} // namespace firstcome::outgoing
