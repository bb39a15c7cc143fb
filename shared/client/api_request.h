// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

namespace firstcome {

/// One request to the API as a value; built with `get`, `post`, ... and completed by the `with...` calls.
/// Invariant: `path` and `query` are percent-encoded, so a `+`, `&` or Korean letter of a filter arrives as typed.
struct ApiRequest
{
    QByteArray method = "GET";
    QByteArray path;
    QByteArray query;
    QByteArray body;
    QByteArray contentType;
    QByteArray accept = "application/json";
    QByteArray idempotencyKey;
    QByteArray ifMatch;
    std::chrono::milliseconds timeout{15'000}; ///< without a byte moving
    bool withToken = true;                     ///< false for what is asked to get one

    struct Content
    {
        QByteArray type;
        QByteArray bytes;
    };

    static ApiRequest get(const QString &path);
    static ApiRequest post(const QString &path, const QJsonObject &body = {});
    static ApiRequest put(const QString &path, const QJsonObject &body);
    static ApiRequest patch(const QString &path, const QJsonObject &body);
    static ApiRequest remove(const QString &path);
    /// A body that is not JSON, e.g. `text/csv`.
    static ApiRequest upload(const QString &path, Content content);

    /// Adds a query parameter; an empty value adds nothing, so a filter that is off needs no `if`.
    ApiRequest &with(const char *name, const QString &value);
    /// Makes the request safe to repeat: the same request object sent again has the same effect once.
    ApiRequest &withIdempotencyKey();
    ApiRequest &withIfMatch(const QByteArray &etag);
    ApiRequest &withoutToken();
    ApiRequest &accepting(const QByteArray &type);
    ApiRequest &within(std::chrono::milliseconds limit);
};

/// What the server said when it said yes.
struct ApiAnswer
{
    int status = 0;
    QJsonObject json;
    QByteArray body; ///< as received; the only content when the answer is not JSON
    QByteArray etag;
    QByteArray link; ///< as received, e.g. `</v1/...?cursor=…>; rel="next"` of a long file
    QByteArray requestId;
    bool replayed = false; ///< an earlier answer to the same idempotency key
};

} // namespace firstcome
