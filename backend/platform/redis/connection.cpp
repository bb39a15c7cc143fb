// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/connection.h"

#include "backend/platform/redis/loop_adapter.h"
#include "backend/platform/resilience/backoff.h"
#include <QHostAddress>
#include <QHostInfo>
#include <QRandomGenerator>
#include <hiredis/async.h>
#include <vector>

namespace firstcome::redis {

namespace {

constexpr std::chrono::milliseconds lookAtTimesEvery{100};

int writeWords(redisAsyncContext *context, redisCallbackFn *then, const QList<QByteArray> &words)
{
    std::vector<const char *> texts;
    std::vector<size_t> lengths;
    for (const QByteArray &word : words) {
        texts.push_back(word.constData());
        lengths.push_back(size_t(word.size()));
    }
    return redisAsyncCommandArgv(context, then, nullptr, int(words.size()), texts.data(), lengths.data());
}

} // namespace

struct Connection::Hooks
{
    static Connection *of(const redisAsyncContext *context) { return static_cast<Connection *>(context->data); }

    /// hiredis frees the context itself where it did not come to be.
    static void connected(const redisAsyncContext *context, int status)
    {
        Connection *self = of(context);
        if (!self)
            return;
        if (status == REDIS_OK) {
            self->introduce();
            return;
        }
        self->m_context = nullptr;
        self->m_waiting.clear();
        Q_EMIT self->down(QString::fromUtf8(context->errstr));
        self->rest();
    }

    static void ended(const redisAsyncContext *context, int)
    {
        Connection *self = of(context);
        if (!self)
            return;
        self->m_context = nullptr;
        self->m_waiting.clear();
        self->m_up = false;
        const QString why = QString::fromUtf8(context->err ? context->errstr : "the connection ended");
        Q_EMIT self->down(why);
        self->rest();
    }

    static void answered(redisAsyncContext *context, void *answer, void *)
    {
        Connection *self = of(context);
        const auto *reply = static_cast<const redisReply *>(answer);
        if (!self || !reply || self->m_waiting.empty())
            return; // it is ending
        const Answered then = self->m_waiting.front().second;
        self->m_waiting.pop_front();
        const bool isError = reply->type == REDIS_REPLY_ERROR;
        (self->*then)(isError ? QByteArray(reply->str, qsizetype(reply->len)) : QByteArray());
    }

    static void told(redisAsyncContext *context, void *answer, void *)
    {
        Connection *self = of(context);
        const auto *reply = static_cast<const redisReply *>(answer);
        if (!self || !reply)
            return;
        if (reply->type == REDIS_REPLY_ERROR) {
            self->drop(QString::fromUtf8(reply->str, qsizetype(reply->len)));
            return;
        }
        if (reply->type != REDIS_REPLY_ARRAY || reply->elements != 3 || reply->element[2]->type != REDIS_REPLY_STRING)
            return; // that it listens now
        const redisReply *payload = reply->element[2];
        Q_EMIT self->message(QByteArray(payload->str, qsizetype(payload->len)));
    }
};

Connection::Connection(Address address) : m_address(std::move(address))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &Connection::open);
    m_times.setInterval(lookAtTimesEvery);
    connect(&m_times, &QTimer::timeout, this, &Connection::checkTimes);
}

Connection::~Connection()
{
    close();
}

void Connection::open()
{
    m_wanted = true;
    if (m_context || m_lookUp >= 0)
        return;
    m_begun = Steady::now();
    m_times.start();
    if (!QHostAddress(m_address.host).isNull()) {
        connectTo(m_address.host);
        return;
    }
    // Never on this thread: a name server that hangs would stop all of it.
    m_lookUp = QHostInfo::lookupHost(m_address.host, this, [this](const QHostInfo &found) {
        m_lookUp = -1;
        if (found.addresses().isEmpty()) {
            Q_EMIT down(found.errorString());
            rest();
            return;
        }
        connectTo(found.addresses().constFirst().toString());
    });
}

void Connection::connectTo(const QString &host)
{
    m_context = redisAsyncConnect(host.toLatin1().constData(), m_address.port);
    if (!m_context || m_context->err) {
        const QString why = QString::fromUtf8(m_context ? m_context->errstr : "no memory");
        if (m_context)
            redisAsyncFree(std::exchange(m_context, nullptr));
        Q_EMIT down(why);
        rest();
        return;
    }
    m_context->data = this;
    attachToLoop(m_context);
    redisAsyncSetConnectCallback(m_context, Hooks::connected);
    redisAsyncSetDisconnectCallback(m_context, Hooks::ended);
}

void Connection::introduce()
{
    m_introductions = 1;
    QList<QByteArray> words{"AUTH"};
    if (!m_address.user.isEmpty())
        words.append(m_address.user.toUtf8());
    if (!m_address.password.isEmpty() || !m_address.user.isEmpty()) {
        ++m_introductions;
        write(words << m_address.password.toUtf8(), &Connection::introduced);
    }
    write({"SELECT", QByteArray::number(m_address.database)}, &Connection::introduced);
}

void Connection::introduced(const QByteArray &error)
{
    if (!error.isEmpty()) {
        drop(QString::fromUtf8(error));
        return;
    }
    if (--m_introductions > 0)
        return;
    m_up = true;
    m_tries = 0;
    Q_EMIT up();
}

void Connection::answered(const QByteArray &error)
{
    if (!error.isEmpty())
        drop(QString::fromUtf8(error));
}

bool Connection::write(const QList<QByteArray> &words, Answered then)
{
    if (!m_context || writeWords(m_context, Hooks::answered, words) != REDIS_OK)
        return false;
    m_waiting.emplace_back(Steady::now(), then);
    return true;
}

bool Connection::send(const QList<QByteArray> &words)
{
    return m_up && m_waiting.size() < mostWaiting && write(words, &Connection::answered);
}

void Connection::listenTo(const QByteArray &channel)
{
    if (m_context)
        writeWords(m_context, Hooks::told, {"SUBSCRIBE", channel});
}

void Connection::checkTimes()
{
    const auto now = Steady::now();
    if (m_up ? (!m_waiting.empty() && now - m_waiting.front().first > answerWithin)
             : (m_context && now - m_begun > connectWithin))
        drop(QStringLiteral("no answer in time"));
}

void Connection::drop(const QString &why)
{
    if (!m_context)
        return;
    redisAsyncContext *context = std::exchange(m_context, nullptr);
    m_waiting.clear();
    m_up = false;
    context->data = nullptr; // nobody is told any more
    redisAsyncFree(context);
    Q_EMIT down(why);
    rest();
}

void Connection::rest()
{
    constexpr resilience::BackoffLimits limits{std::chrono::milliseconds(100), std::chrono::milliseconds(1'000)};
    m_times.stop();
    if (m_wanted)
        m_retry.start(resilience::backoffDelay(m_tries++, QRandomGenerator::global()->generateDouble(), limits));
}

void Connection::close()
{
    m_wanted = false;
    m_retry.stop();
    m_times.stop();
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(std::exchange(m_lookUp, -1));
    if (!m_context)
        return;
    redisAsyncContext *context = std::exchange(m_context, nullptr);
    context->data = nullptr;
    m_up = false;
    redisAsyncFree(context);
}

} // namespace firstcome::redis
