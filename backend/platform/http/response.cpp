// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/response.h"

#include "backend/platform/http/refusal_status.h"
#include "backend/platform/http/request.h"
#include "backend/platform/watch/json_text.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::http {

namespace {

using watch::appendJsonText;

void appendMembersOf(QByteArray &out, const QJsonObject &extra)
{
    if (extra.isEmpty())
        return;
    const QByteArray object = QJsonDocument(extra).toJson(QJsonDocument::Compact);
    out.append(',').append(QByteArrayView(object).sliced(1, object.size() - 2));
}

void appendFieldErrors(QByteArray &out, const QList<FieldError> &errors)
{
    if (errors.isEmpty())
        return;
    char separator = '[';
    out.append(",\"errors\":");
    for (const FieldError &error : errors) {
        out.append(separator).append("{\"field\":");
        appendJsonText(out, error.field.toUtf8());
        out.append(",\"message\":");
        appendJsonText(out, error.message.toUtf8());
        out.append('}');
        separator = ',';
    }
    out.append(']');
}

/// Seconds after which trying again makes sense; 0 when it never does by itself.
qint64 retryAfter(const Refusal &refusal, int status)
{
    const bool transient = status == 429 || status == 503 || refusal.code == code::requestInProgress;
    return refusal.extra.value(QLatin1StringView("retryAfter")).toInteger(transient ? 1 : 0);
}

} // namespace

Response json(int status, const QJsonObject &object)
{
    return encoded(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Response encoded(int status, QByteArray body)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Response noContent()
{
    Response response;
    response.status = 204;
    response.contentType.clear();
    return response;
}

Response problem(const Refusal &refusal, const Request &request, QByteArrayView members)
{
    const int status = statusOf(refusal.code);
    QByteArray body;
    body.reserve(256 + refusal.detail.size() + members.size());
    body.append("{\"type\":\"urn:firstcome:problem:").append(refusal.code).append("\",\"title\":\"");
    body.append(reasonOf(status)).append("\",\"status\":");
    watch::appendNumber(body, status);
    if (!refusal.detail.isEmpty()) {
        body.append(",\"detail\":");
        appendJsonText(body, refusal.detail.toUtf8());
    }
    body.append(",\"code\":\"").append(refusal.code).append("\",\"requestId\":");
    appendJsonText(body, request.id);
    appendFieldErrors(body, refusal.errors);
    appendMembersOf(body, refusal.extra);
    if (!members.isEmpty())
        body.append(',').append(members);
    body.append('}');

    Response response = encoded(status, std::move(body));
    response.contentType = QByteArrayLiteral("application/problem+json");
    if (const qint64 seconds = retryAfter(refusal, status); seconds > 0)
        response.headers.emplace_back(QByteArrayLiteral("Retry-After"), QByteArray::number(seconds));
    if (status == 426)
        response.headers.emplace_back(QByteArrayLiteral("Upgrade"), QByteArrayLiteral("websocket"));
    if (status == 401)
        response.headers.emplace_back(QByteArrayLiteral("WWW-Authenticate"), QByteArrayLiteral("Bearer"));
    return response;
}

} // namespace firstcome::http
