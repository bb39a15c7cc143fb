// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"

#include <QFile>
#include <QJsonDocument>
#include <QTimer>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int answerWithin = 60'000; // ms
constexpr int created = 201;
constexpr int unavailable = 503;
constexpr int pauseOfOverload = 100; // ms
constexpr int triesOfOverload = 100;

} // namespace

Buyer::Buyer(QUrl url, QByteArray token, const QJsonArray &lines, const QString &method)
    : m_url(url.resolved(QUrl(QStringLiteral("/v1/orders")))), m_token(std::move(token)),
      m_body(QJsonDocument(QJsonObject{{QStringLiteral("lines"), lines},
                                       {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), method}}}})
                 .toJson(QJsonDocument::Compact))
{
}

void Buyer::start(int orders)
{
    m_left = orders;
    next();
}

void Buyer::stop()
{
    m_left = 0;
}

void Buyer::next()
{
    if (m_left-- <= 0) {
        Q_EMIT finished();
        return;
    }
    m_attempts.push_back({m_token, QUuid::createUuid().toByteArray(QUuid::Id128), m_body, 0, {}, {}});
    m_triesLeft = triesOfOverload;
    send();
}

void Buyer::send()
{
    QNetworkRequest request(m_url);
    request.setTransferTimeout(answerWithin);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setRawHeader("Idempotency-Key", m_attempts.back().key);
    QNetworkReply *reply = m_network.post(request, m_body);
    connect(reply, &QNetworkReply::finished, this, [this, reply] { answered(reply); });
}

void Buyer::answered(QNetworkReply *reply)
{
    reply->deleteLater();
    Attempt &attempt = m_attempts.back();
    attempt.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    attempt.retryAfter = reply->rawHeader("Retry-After");
    attempt.answer = QJsonDocument::fromJson(reply->readAll()).object();
    const bool busy = attempt.answer.value(QStringLiteral("code")).toString() == QStringLiteral("OVERLOADED");
    if (busy && m_triesLeft-- > 0) {
        QTimer::singleShot(pauseOfOverload, this, &Buyer::send);
        return;
    }
    Q_EMIT told(attempt);
    if (attempt.status == 0)
        m_left = 0; // the server is gone
    if (attempt.status == unavailable)
        QTimer::singleShot(std::chrono::seconds(attempt.retryAfter.toInt()), this, &Buyer::next);
    else
        next();
}

QList<QByteArray> Crowd::tokensFrom(const QString &path)
{
    QFile file(path);
    QList<QByteArray> tokens;
    if (!file.open(QIODevice::ReadOnly))
        return tokens;
    for (const QByteArray &line : file.readAll().trimmed().split('\n'))
        tokens.append(line.split('\t').value(1));
    return tokens;
}

Crowd::Crowd(const QUrl &url, const QList<QByteArray> &tokens, const QJsonArray &lines, const QString &method)
{
    for (const QByteArray &token : tokens) {
        auto buyer = std::make_unique<Buyer>(url, token, lines, method);
        connect(buyer.get(), &Buyer::told, this, [this](const Attempt &attempt) {
            m_turnedAway += attempt.status == unavailable;
            if (attempt.status == created)
                Q_EMIT orderAcknowledged(++m_acknowledged);
        });
        connect(buyer.get(), &Buyer::finished, this, [this] { --m_running; });
        m_buyers.push_back(std::move(buyer));
    }
}

void Crowd::start(int ordersEach)
{
    m_running = int(m_buyers.size());
    for (const auto &buyer : m_buyers)
        buyer->start(ordersEach);
}

void Crowd::stop()
{
    for (const auto &buyer : m_buyers)
        buyer->stop();
}

std::vector<Attempt> Crowd::attempts() const
{
    std::vector<Attempt> all;
    for (const auto &buyer : m_buyers)
        all.insert(all.end(), buyer->attempts().begin(), buyer->attempts().end());
    return all;
}

} // namespace firstcome::test
