// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QUrl>
#include <memory>
#include <vector>

namespace firstcome::test {

/// One try to place an order, with what the buyer was told.
struct Attempt
{
    QByteArray token;
    QByteArray key;
    QByteArray body;
    int status = 0; ///< 0: no answer
    QByteArray retryAfter;
    QJsonObject answer;
};

/// A member of a crowd: places one order after the other, each with a key of its own, without pause but for the one
/// that a 503 asks for. What only a full queue turns away is tried again under the same key, as a client does.
class Buyer : public QObject
{
    Q_OBJECT

public:
    Buyer(QUrl url, QByteArray token, const QJsonArray &lines, const QString &method);

    /// Places `orders` orders; emits `told` for each and `finished` at the end.
    void start(int orders);
    void stop();
    const std::vector<Attempt> &attempts() const { return m_attempts; }

Q_SIGNALS:
    void told(const firstcome::test::Attempt &attempt);
    void finished();

private:
    void next();
    void send();
    void answered(QNetworkReply *reply);

    QUrl m_url;
    QByteArray m_token;
    QByteArray m_body;
    QNetworkAccessManager m_network; ///< one each: Qt opens at most six connections a manager
    std::vector<Attempt> m_attempts;
    int m_left = 0;
    int m_triesLeft = 0; ///< of the attempt under way
};

/// Buyers who all start at once.
class Crowd : public QObject
{
    Q_OBJECT

public:
    /// The access tokens of a file written by `firstcome-backend sample --tokens`.
    static QList<QByteArray> tokensFrom(const QString &path);

    Crowd(const QUrl &url, const QList<QByteArray> &tokens, const QJsonArray &lines,
          const QString &method = QStringLiteral("PG"));

    void start(int ordersEach);
    void stop();
    bool done() const { return m_running == 0; }
    int acknowledged() const { return m_acknowledged; }
    int turnedAway() const { return m_turnedAway; } ///< with 503
    std::vector<Attempt> attempts() const;

Q_SIGNALS:
    void orderAcknowledged(int count);

private:
    std::vector<std::unique_ptr<Buyer>> m_buyers;
    int m_running = 0;
    int m_acknowledged = 0;
    int m_turnedAway = 0;
};

} // namespace firstcome::test
