// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"
#include <QJsonArray>

namespace firstcome::http {

/// Which part of a list is asked for.
struct Page
{
    static constexpr int usual = 20;
    static constexpr int longest = 100;

    int limit = usual;
    QByteArray cursor; ///< what the server put into the last page's cursor; empty: the first page
};

/// Reads `limit` (1 to 100) and `cursor`; REQUEST_INVALID for anything else.
Result<Page> pageOf(const Request &request);

/// Cursors are opaque to clients (base64url). They carry no authority: whoever reads one checks it like any input.
QByteArray encodeCursor(QByteArrayView position);
std::optional<QByteArray> decodeCursor(QByteArrayView text);

/// `{items, nextCursor}` beside what else a list says of itself; `next` is the position behind the last item, empty on
/// the last page.
QJsonObject listed(const QJsonArray &items, QByteArrayView next, QJsonObject beside);
/// `{items, nextCursor}`; `next` is the position behind the last item, empty on the last page (nextCursor: null).
Response page(const QJsonArray &items, QByteArrayView next);

} // namespace firstcome::http
