// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/listing.h"

#include "backend/platform/http/query_parameter.h"
#include "shared/contract/error_codes.h"

namespace firstcome::http {

namespace {

/// No position of ours is longer; a longer text was not made by us.
constexpr qsizetype longestCursor = 1024;

} // namespace

Result<Page> pageOf(const Request &request)
{
    Page page;
    const auto limit = numberIn(request, "limit", {1, Page::longest});
    if (!limit)
        return tl::unexpected(limit.error());
    page.limit = int(limit->value_or(page.limit));
    if (const auto cursor = request.queryValue("cursor"); cursor && !cursor->isEmpty()) {
        auto position = decodeCursor(*cursor);
        if (!position)
            return refuse(code::requestInvalid, QStringLiteral("cursor is not one of ours."));
        page.cursor = *std::move(position);
    }
    return page;
}

QByteArray encodeCursor(QByteArrayView position)
{
    return position.toByteArray().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> decodeCursor(QByteArrayView text)
{
    constexpr auto strict = QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors;
    if (text.isEmpty() || text.size() > longestCursor)
        return std::nullopt;
    const auto result = QByteArray::fromBase64Encoding(text.toByteArray(), strict);
    if (!result || result.decoded.isEmpty())
        return std::nullopt;
    return result.decoded;
}

QJsonObject listed(const QJsonArray &items, QByteArrayView next, QJsonObject beside)
{
    beside.insert(QStringLiteral("items"), items);
    beside.insert(QStringLiteral("nextCursor"),
                  next.isEmpty() ? QJsonValue() : QJsonValue(QString::fromLatin1(encodeCursor(next))));
    return beside;
}

Response page(const QJsonArray &items, QByteArrayView next)
{
    return json(200, listed(items, next, {}));
}

} // namespace firstcome::http
