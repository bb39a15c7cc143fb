// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QUuid>

namespace firstcome::test {

namespace {

constexpr int answerWithin = 60'000; // ms

QByteArray encoded(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

Answer Caller::send(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers)
{
    QNetworkRequest request(m_url.resolved(QUrl(path)));
    request.setTransferTimeout(answerWithin);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    if (!m_token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_token);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    Answer answer;
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = reply->readAll();
    answer.json = QJsonDocument::fromJson(answer.body).object();
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    delete reply;
    return answer;
}

Answer Caller::get(const QString &path, const Headers &headers)
{
    return send("GET", path, {}, headers);
}

Answer Caller::post(const QString &path, const QJsonObject &body, const Headers &headers)
{
    return send("POST", path, encoded(body), headers);
}

Answer Caller::put(const QString &path, const QJsonObject &body, const Headers &headers)
{
    return send("PUT", path, encoded(body), headers);
}

Answer Caller::patch(const QString &path, const QJsonObject &body, const Headers &headers)
{
    return send("PATCH", path, encoded(body), headers);
}

Answer Caller::remove(const QString &path, const Headers &headers)
{
    return send("DELETE", path, {}, headers);
}

Answer Caller::postOnce(const QString &path, const QJsonObject &body)
{
    return post(path, body, {{"Idempotency-Key", QUuid::createUuid().toByteArray(QUuid::Id128)}});
}

int Caller::signIn(const QString &path, const QString &login, const QString &password)
{
    const Answer answer = post(path, {{QStringLiteral("login"), login}, {QStringLiteral("password"), password}});
    m_token = answer.text("accessToken").toLatin1();
    return answer.status;
}

} // namespace firstcome::test
