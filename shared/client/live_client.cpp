// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/live_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace firstcome {

using Phase = LiveStatus::Phase;

LiveClient::LiveClient(Clock clock, LivePace pace, QObject *parent)
    : QObject(parent), m_clock(std::move(clock)), m_pace(pace)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &LiveClient::connectSocket);
    m_line.setInterval(m_pace.look);
    connect(&m_line, &QTimer::timeout, this, &LiveClient::checkLine);
}

LiveClient::~LiveClient()
{
    giveUp();
}

void LiveClient::open(const QUrl &server)
{
    m_url = server.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveQuery | QUrl::RemoveFragment);
    m_url.setScheme(server.scheme() == QLatin1StringView("https") ? QStringLiteral("wss") : QStringLiteral("ws"));
    m_url.setPath(m_url.path() + QStringLiteral("/v1/live"));
    m_status = {};
    m_unknownTopics.clear();
    become(live_rules::opened(m_status, m_clock()));
    connectSocket();
}

void LiveClient::close()
{
    giveUp();
    m_retry.stop();
    m_line.stop();
    become({});
}

void LiveClient::tryNow()
{
    if (m_status.phase == Phase::Reconnecting && m_status.nextTry)
        connectSocket();
}

void LiveClient::serverIsThere()
{
    if (!m_retry.isActive() || m_retry.remainingTimeAsDuration() <= live_rules::firstDelay ||
        std::exchange(m_hurried, true))
        return;
    m_retry.start(live_rules::firstDelay);
    become(live_rules::waiting(m_status, m_clock() + live_rules::firstDelay));
}

void LiveClient::subscribe(const QString &topic, QObject *subscriber, Handler handler)
{
    const bool isNew = !m_subscriptions.contains(topic);
    m_subscriptions[topic].append({subscriber, std::move(handler)});
    connect(subscriber, &QObject::destroyed, this, &LiveClient::forget, Qt::UniqueConnection);
    if (isNew && m_status.phase == Phase::Connected)
        sendSubscription();
}

void LiveClient::connectSocket()
{
    giveUp();
    m_retry.stop();
    m_silentLooks = 0;
    become(live_rules::trying(m_status));

    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingMessageSize(4 * 1024 * 1024);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &LiveClient::receive);
    connect(m_socket, &QWebSocket::pong, this, &LiveClient::heard);
    // Both a failed try and a lost connection end here; `disconnected` alone is silent about the former.
    connect(m_socket, &QWebSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            socketGone();
    });
    QNetworkRequest request(m_url);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    m_line.start();
    m_socket->open(request);
}

void LiveClient::heard()
{
    m_lastHeard = m_clock();
    m_silentLooks = 0;
}

void LiveClient::receive(const QString &message)
{
    heard();
    const QJsonObject frame = QJsonDocument::fromJson(message.toUtf8()).object();
    const QJsonValue epoch = frame.value(QLatin1StringView("epoch"));
    const QString epochText = epoch.isDouble() ? QString::number(epoch.toInteger()) : epoch.toString();
    const auto verdict = m_sequence.accept(epochText, frame.value(QLatin1StringView("seq")).toInteger(-1));
    if (verdict == LiveSequence::Verdict::Next)
        return dispatch(frame);
    if (verdict == LiveSequence::Verdict::Gap) {
        dispatch(frame);
        Q_EMIT resyncNeeded();
        return;
    }
    // A greeting. Whatever the epoch, changes were missed while nobody listened.
    m_hurried = false;
    if (verdict == LiveSequence::Verdict::NewEpoch)
        m_unknownTopics.clear();
    sendSubscription();
    become(live_rules::greeted(m_status, m_clock()));
    Q_EMIT resyncNeeded();
}

void LiveClient::dispatch(const QJsonObject &frame)
{
    // A copy: a handler may subscribe or delete a subscriber.
    const QList<Subscription> wanted = m_subscriptions.value(frame.value(QLatin1StringView("topic")).toString());
    for (const Subscription &subscription : wanted) {
        if (subscription.subscriber)
            subscription.handler(frame);
    }
}

void LiveClient::sendSubscription()
{
    if (!m_socket || m_subscriptions.isEmpty())
        return;
    QStringList topics = m_subscriptions.keys();
    topics.removeIf([this](const QString &topic) { return m_unknownTopics.contains(topic); });
    const QJsonObject message{{QStringLiteral("subscribe"), QJsonArray::fromStringList(topics)}};
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
}

void LiveClient::leaveOut(const QString &closeReason)
{
    const QString before = QStringLiteral("unknown topic: ");
    if (closeReason.startsWith(before))
        m_unknownTopics.insert(closeReason.mid(before.size()));
}

void LiveClient::socketGone()
{
    const int closeCode = m_socket ? int(m_socket->closeCode()) : 0;
    if (closeCode == wrongMessageCode)
        leaveOut(m_socket->closeReason());
    // QWebSocket tells a refused handshake only in its error text.
    const bool tokenEnded =
        m_socket && (closeCode == tokenEndedCode || (m_status.phase != Phase::Connected &&
                                                     m_socket->errorString().contains(QLatin1StringView("401"))));
    giveUp();
    m_line.stop();
    if (tokenEnded)
        return become(live_rules::tokenEnded(m_status, m_clock()));
    if (closeCode == notAllowedCode)
        return become(live_rules::notAllowed(m_status, m_clock()));
    const auto delay = live_rules::reconnectDelay(m_status.failures, QRandomGenerator::global()->generateDouble());
    m_retry.start(delay);
    become(live_rules::lost(m_status, m_clock(), delay));
}

void LiveClient::giveUp()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket.clear();
}

void LiveClient::checkLine()
{
    if (++m_silentLooks > m_pace.silentLooks)
        return socketGone();
    if (m_status.phase == Phase::Connected && m_socket)
        m_socket->ping();
}

void LiveClient::become(const LiveStatus &status)
{
    if (status == m_status)
        return;
    m_status = status;
    Q_EMIT statusChanged();
}

void LiveClient::forget(QObject *subscriber)
{
    Q_UNUSED(subscriber)
    // The guards of a dead subscriber are empty by now.
    for (auto entry = m_subscriptions.begin(); entry != m_subscriptions.end();) {
        entry->removeIf([](const Subscription &each) { return !each.subscriber; });
        entry = entry->isEmpty() ? m_subscriptions.erase(entry) : std::next(entry);
    }
}

} // namespace firstcome
