// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/api_request.h"

#include <QJsonDocument>
#include <QUuid>

namespace firstcome {

namespace {

ApiRequest withJson(QByteArray method, const QString &path, const QJsonObject &body)
{
    ApiRequest request;
    request.method = std::move(method);
    request.path = QUrl::toPercentEncoding(path, "/");
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    request.contentType = "application/json";
    return request;
}

} // namespace

ApiRequest ApiRequest::get(const QString &path)
{
    ApiRequest request;
    request.path = QUrl::toPercentEncoding(path, "/");
    return request;
}

ApiRequest ApiRequest::post(const QString &path, const QJsonObject &body)
{
    return withJson("POST", path, body);
}

ApiRequest ApiRequest::put(const QString &path, const QJsonObject &body)
{
    return withJson("PUT", path, body);
}

ApiRequest ApiRequest::patch(const QString &path, const QJsonObject &body)
{
    return withJson("PATCH", path, body);
}

ApiRequest ApiRequest::remove(const QString &path)
{
    ApiRequest request = get(path);
    request.method = "DELETE";
    return request;
}

ApiRequest ApiRequest::upload(const QString &path, Content content)
{
    ApiRequest request = get(path);
    request.method = "POST";
    request.contentType = std::move(content.type);
    request.body = std::move(content.bytes);
    return request;
}

ApiRequest &ApiRequest::with(const char *name, const QString &value)
{
    if (value.isEmpty())
        return *this;
    if (!query.isEmpty())
        query += '&';
    query += QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    return *this;
}

ApiRequest &ApiRequest::withIdempotencyKey()
{
    idempotencyKey = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    return *this;
}

ApiRequest &ApiRequest::withIfMatch(const QByteArray &etag)
{
    ifMatch = etag;
    return *this;
}

ApiRequest &ApiRequest::withoutToken()
{
    withToken = false;
    return *this;
}

ApiRequest &ApiRequest::accepting(const QByteArray &type)
{
    accept = type;
    return *this;
}

ApiRequest &ApiRequest::within(std::chrono::milliseconds limit)
{
    timeout = limit;
    return *this;
}

} // namespace firstcome
