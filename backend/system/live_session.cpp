// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/live_session.h"

#include "shared/contract/permissions.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::system {

namespace {

constexpr int tokenEnded = 4401;
constexpr int wrongMessage = 4400;
constexpr int notAllowed = 4403;

const QSet<QByteArray> &knownTopics()
{
    static const QSet<QByteArray> topics{"stock",       "orders", "sales",   "claims",   "approvals",
                                         "settlements", "lag",    "metrics", "breakers", "instances"};
    return topics;
}

} // namespace

LiveSession::LiveSession(LiveHub &hub, std::unique_ptr<QWebSocket> socket)
    : m_hub(hub), m_loop(work::Loop::current()), m_alive(std::make_shared<bool>(true)), m_socket(std::move(socket))
{
    m_socket->setMaxAllowedIncomingMessageSize(messageLimit);
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) { received(text); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        m_hub.ended(this);
        *m_alive = false;
        deleteLater();
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_heard = true; });
    connect(&m_pings, &QTimer::timeout, this, [this] { ping(); });
    m_pings.start(m_hub.ping());
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { checkToken(); });
}

LiveSession::~LiveSession()
{
    *m_alive = false;
}

void LiveSession::post(std::function<void()> work)
{
    m_loop->post([alive = m_alive, work = std::move(work)] {
        if (*alive)
            work();
    });
}

void LiveSession::begin(const http::Request &request)
{
    const QByteArray authorization = request.header("authorization");
    if (request.principal && authorization.startsWith("Bearer ")) {
        m_token = authorization.mid(7);
        post([this, principal = *request.principal] { admit(principal); });
        return;
    }
    m_timer.start(tokenWithin);
}

void LiveSession::admit(const http::Principal &principal)
{
    if (principal.audience != http::Audience::Operator || !(principal.rights & permission::View)) {
        close(notAllowed, QStringLiteral("the permission view is needed"));
        return;
    }
    m_admitted = true;
    m_timer.start(tokenCheck);
    const QJsonObject first{{QStringLiteral("epoch"), QString::fromLatin1(m_hub.epoch())},
                            {QStringLiteral("seq"), 0},
                            {QStringLiteral("now"), toIso(m_hub.now())}};
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(first).toJson(QJsonDocument::Compact)));
}

void LiveSession::checkToken()
{
    if (!m_admitted) {
        close(tokenEnded, QStringLiteral("no token came"));
        return;
    }
    if (!m_hub.authenticator().verify(m_token, http::Audience::Operator, m_hub.now())) {
        m_admitted = false;
        close(tokenEnded, QStringLiteral("the token has ended"));
        return;
    }
    m_timer.start(tokenCheck);
}

bool LiveSession::isStillAdmitted()
{
    const quint64 revocations = m_hub.authenticator().revocations();
    if (m_admitted && std::exchange(m_revocations, revocations) != revocations)
        checkToken();
    return m_admitted;
}

void LiveSession::ping()
{
    if (std::exchange(m_heard, false))
        m_socket->ping();
    else
        m_socket->abort(); // nobody is there to take leave of
}

void LiveSession::received(const QString &text)
{
    m_heard = true;
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    if (!m_admitted) {
        m_token = message.value(QStringLiteral("token")).toString().toLatin1();
        const auto principal = m_hub.authenticator().verify(m_token, http::Audience::Operator, m_hub.now());
        if (principal)
            admit(*principal);
        else
            close(tokenEnded, QStringLiteral("the token is not valid"));
        return;
    }
    if (!message.value(QStringLiteral("subscribe")).isArray()) {
        close(wrongMessage, QStringLiteral("{\"subscribe\": [topics]} is expected"));
        return;
    }
    QSet<QByteArray> topics;
    for (const QJsonValue &topic : message.value(QStringLiteral("subscribe")).toArray())
        topics.insert(topic.toString().toLatin1());
    for (const QByteArray &topic : std::as_const(topics)) {
        if (!knownTopics().contains(topic))
            return close(wrongMessage, QStringLiteral("unknown topic: ") + QString::fromUtf8(topic.left(64)));
    }
    m_topics = topics;
    m_hub.subscriptionsChanged(this, topics);
}

void LiveSession::deliver(const std::vector<LiveChange> &changes, bool overrun)
{
    if (!isStillAdmitted())
        return;
    if (overrun)
        ++m_sequence; // what the hub dropped shows as a gap
    for (const LiveChange &change : changes) {
        if (!m_topics.contains(change.topic))
            continue;
        QJsonObject frame = change.change;
        frame.insert(QStringLiteral("topic"), QString::fromLatin1(change.topic));
        send(std::move(frame));
    }
}

void LiveSession::send(QJsonObject frame)
{
    ++m_sequence;
    if (m_socket->bytesToWrite() > queueLimit)
        return; // a client that does not read: it will see the gap
    frame.insert(QStringLiteral("seq"), m_sequence);
    m_socket->sendTextMessage(QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact)));
}

void LiveSession::goAway()
{
    close(1001, QStringLiteral("the server is stopping"));
}

void LiveSession::close(int code, const QString &reason)
{
    m_socket->close(QWebSocketProtocol::CloseCode(code), reason);
}

} // namespace firstcome::system
