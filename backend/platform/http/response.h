// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QByteArray>
#include <QJsonObject>
#include <utility>
#include <vector>

namespace firstcome::http {

struct Request;

/// An answer as values. The edge adds Content-Length, X-Request-Id, nosniff and, where due, Connection.
struct Response
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    std::vector<std::pair<QByteArray, QByteArray>> headers; ///< CR, LF and NUL in values are dropped by the edge
    bool cut = false; ///< no answer at all: the connection ends, as a broken server's does
};

Response json(int status, const QJsonObject &object);
/// `body` is JSON already encoded.
Response encoded(int status, QByteArray body);
Response noContent();
/// RFC 9457; the status comes from the one table of codes (shared/contract/error_codes.h), requestId from the request.
/// `members` are added as they are, encoded already: `"lines":[...]`; for answers that a crowd gets.
Response problem(const Refusal &refusal, const Request &request, QByteArrayView members = {});

} // namespace firstcome::http
