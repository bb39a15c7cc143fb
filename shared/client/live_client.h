// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/client/live_status.h"
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>
#include <functional>

namespace firstcome {

/// When a line is looked at, and how many looks may find it silent. Looks are counted, not time: while this program
/// itself stood still, or a clock was set, nobody was silent.
struct LivePace
{
    std::chrono::milliseconds look{5'000};
    int silentLooks = 2;
};

/// The live WebSocket of one server: subscribes, checks the numbering, reconnects with backoff, notices a dead line by
/// ping. Invariant: after every (re)connection and every gap `resyncNeeded` is emitted once, after the subscription was
/// sent, so a snapshot fetched then, plus deltas with a higher `version`, misses nothing; a topic that the server does
/// not know costs that topic alone. Thread: the one it was made
/// on. Does not ask for a new token: `setToken` and `open` again.
class LiveClient : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(const QJsonObject &frame)>;

    static constexpr int wrongMessageCode = 4400;
    static constexpr int tokenEndedCode = 4401;
    static constexpr int notAllowedCode = 4403;

    explicit LiveClient(Clock clock = systemNow, LivePace pace = {}, QObject *parent = nullptr);
    ~LiveClient() override;

    /// Connects (again) to `server`, an http or https address, with the token set before.
    void open(const QUrl &server);
    void setToken(const QByteArray &token) { m_token = token; }
    void close();
    /// Ends the waiting time before the next try.
    void tryNow();
    /// The server answered elsewhere, so it is there again: a long wait is cut short, once until it greets.
    void serverIsThere();

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
    void heard();
    void dispatch(const QJsonObject &frame);
    void sendSubscription();
    void leaveOut(const QString &closeReason);
    void socketGone();
    void giveUp();
    void checkLine();
    void become(const LiveStatus &status);
    void forget(QObject *subscriber);

    Clock m_clock;
    LivePace m_pace;
    LiveStatus m_status;
    LiveSequence m_sequence;
    QHash<QString, QList<Subscription>> m_subscriptions;
    QSet<QString> m_unknownTopics; ///< to this server, which is older
    QUrl m_url;
    QByteArray m_token;
    std::optional<Instant> m_lastHeard;
    int m_silentLooks = 0;  ///< in a row
    bool m_hurried = false; ///< since the last greeting
    QPointer<QWebSocket> m_socket;
    QTimer m_retry;
    QTimer m_line;
};

} // namespace firstcome
