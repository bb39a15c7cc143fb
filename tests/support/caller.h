// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QNetworkAccessManager>
#include <QUrl>

namespace firstcome::test {

struct Answer
{
    int status = 0; ///< 0: no answer
    QJsonObject json;
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case

    QByteArray code() const { return json.value(QStringLiteral("code")).toString().toLatin1(); }
    QString text(const char *field) const { return json.value(QLatin1StringView(field)).toString(); }
};

/// Calls the API as one person, one call at a time, waiting for each answer.
class Caller
{
public:
    explicit Caller(QUrl url, QByteArray token = {}) : m_url(std::move(url)), m_token(std::move(token)) {}

    /// Headers beside Authorization, e.g. {{"Idempotency-Key", "…"}}.
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    Answer get(const QString &path, const Headers &headers = {});
    Answer post(const QString &path, const QJsonObject &body, const Headers &headers = {});
    Answer put(const QString &path, const QJsonObject &body, const Headers &headers = {});
    Answer patch(const QString &path, const QJsonObject &body, const Headers &headers = {});
    Answer remove(const QString &path, const Headers &headers = {});
    Answer send(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers);
    /// With a fresh Idempotency-Key.
    Answer postOnce(const QString &path, const QJsonObject &body);

    void setToken(QByteArray token) { m_token = std::move(token); }
    const QByteArray &token() const { return m_token; }
    QUrl url() const { return m_url; }
    /// Signs in at `path` ("/v1/sessions" or "/v1/ops/sessions") and keeps the token; the answer's status.
    int signIn(const QString &path, const QString &login, const QString &password);

private:
    QUrl m_url;
    QByteArray m_token;
    QNetworkAccessManager m_network;
};

} // namespace firstcome::test
