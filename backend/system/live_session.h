// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/live_hub.h"
#include <QObject>
#include <QWebSocket>

namespace firstcome::system {

/// One operator's WebSocket: token first, then subscriptions, then numbered frames.
/// Invariant: nothing is sent before a valid token with the permission `view`; it is closed with 4401 when the token
/// ends or is revoked, before another frame is sent; `seq` rises by one a frame, and by more where frames were dropped;
/// a client that answers no ping is let go. Thread: its lane's. Deletes itself when its socket has closed.
class LiveSession final : public QObject
{
public:
    LiveSession(LiveHub &hub, std::unique_ptr<QWebSocket> socket);
    ~LiveSession() override;

    /// Starts with the request that was upgraded; it may have proved its principal already.
    void begin(const http::Request &request);
    /// Runs `work` on this session's lane unless the session is gone by then. Called under the hub's lock.
    void post(std::function<void()> work);
    void deliver(const std::vector<LiveChange> &changes, bool overrun);
    void goAway();

private:
    void received(const QString &text);
    void admit(const http::Principal &principal);
    void checkToken();
    bool isStillAdmitted();
    void ping();
    void send(QJsonObject frame);
    void close(int code, const QString &reason);

    static constexpr qint64 queueLimit = 1024 * 1024; ///< bytes not taken by the client yet
    static constexpr qsizetype messageLimit = 16 * 1024;
    static constexpr std::chrono::seconds tokenWithin{10};
    static constexpr std::chrono::seconds tokenCheck{5};

    LiveHub &m_hub;
    work::Loop *m_loop;
    std::shared_ptr<bool> m_alive;
    std::unique_ptr<QWebSocket> m_socket;
    QByteArray m_token;
    bool m_admitted = false;
    quint64 m_revocations = 0; ///< at which the token was last looked at
    bool m_heard = true;       ///< since the last ping
    QSet<QByteArray> m_topics;
    qint64 m_sequence = 0;
    QTimer m_timer;
    QTimer m_pings;
};

} // namespace firstcome::system
