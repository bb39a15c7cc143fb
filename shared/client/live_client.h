// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/client/live_status.h"
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <functional>

namespace firstcome {

/// The live WebSocket of one server: subscribes, checks the numbering, reconnects with backoff, notices a dead line by
/// ping. Invariant: after every (re)connection and every gap `resyncNeeded` is emitted once, after the subscription was
/// sent, so a snapshot fetched then, plus deltas with a higher `version`, misses nothing. Thread: the one it was made
/// on. Does not ask for a new token: `setToken` and `open` again.
class LiveClient : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const QJsonObject &frame)>;

    static constexpr std::chrono::milliseconds pingEvery{5'000};
    static constexpr std::chrono::milliseconds silenceLimit{12'000};
    static constexpr std::chrono::milliseconds greetingLimit{10'000};
    static constexpr int tokenEndedCode = 4401;

    explicit LiveClient(Clock clock = systemNow, QObject *parent = nullptr);
    ~LiveClient() override;

    /// Connects (again) to `server`, an http or https address, with the token set before.
    void open(const QUrl &server);
    void setToken(const QByteArray &token) { m_token = token; }
    void close();
    /// Ends the waiting time before the next try.
    void tryNow();

    /// `handler` gets every frame of `topic` until `subscriber` dies.
    void subscribe(const QString &topic, QObject *subscriber, Handler handler);

    const LiveStatus &status() const { return m_status; }
    /// When something was last heard from the server; nothing before the first time.
    std::optional<Instant> lastHeard() const { return m_lastHeard; }

Q_SIGNALS:
    void statusChanged();
    void resyncNeeded();

private:
    struct Subscription
    {
        QPointer<QObject> subscriber;
        Handler handler;
    };

    void connectSocket();
    void receive(const QString &message);
    void dispatch(const QJsonObject &frame);
    void sendSubscription();
    void socketGone();
    void giveUp();
    void checkLine();
    void become(const LiveStatus &status);
    void forget(QObject *subscriber);

    Clock m_clock;
    LiveStatus m_status;
    LiveSequence m_sequence;
    QHash<QString, QList<Subscription>> m_subscriptions;
    QUrl m_url;
    QByteArray m_token;
    std::optional<Instant> m_lastHeard;
    Instant m_tryStarted{};
    QPointer<QWebSocket> m_socket;
    QTimer m_retry;
    QTimer m_line;
};

} // namespace firstcome
