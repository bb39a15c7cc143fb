// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/preconditions.h"

#include "shared/contract/error_codes.h"
#include <algorithm>

namespace firstcome::http {

namespace {

constexpr qsizetype longestKey = 300;

bool isKey(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestKey &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

constexpr char keyForm[] = "Idempotency-Key must be 1 to 300 printable ASCII characters.";

} // namespace

Result<QByteArray> idempotencyKey(const Request &request)
{
    const QByteArrayView key = request.headerView("idempotency-key");
    if (!isKey(key))
        return refuse(code::idempotencyKeyRequired, QString::fromLatin1(keyForm));
    return key.toByteArray();
}

Result<std::optional<QByteArray>> optionalIdempotencyKey(const Request &request)
{
    const auto named = [](const auto &header) { return header.first == "idempotency-key"; };
    const auto found = std::find_if(request.headers.begin(), request.headers.end(), named);
    if (found == request.headers.end())
        return std::nullopt;
    if (!isKey(found->second))
        return refuse(code::requestInvalid, QString::fromLatin1(keyForm));
    return found->second.toByteArray();
}

Result<qint64> expectedVersion(const Request &request)
{
    const QByteArrayView tag = request.headerView("if-match");
    if (tag.isEmpty())
        return refuse(code::preconditionRequired);
    bool isVersion = tag.size() > 2 && tag.startsWith('"') && tag.endsWith('"');
    const qint64 version = isVersion ? tag.sliced(1, tag.size() - 2).toByteArray().toLongLong(&isVersion) : 0;
    if (!isVersion)
        return tl::unexpected(lostRace());
    return version;
}

Refusal lostRace()
{
    return code::preconditionFailed;
}

QByteArray etagOf(qint64 version)
{
    return '"' + QByteArray::number(version) + '"';
}

Response withEtag(Response response, qint64 version)
{
    response.headers.emplace_back("ETag", etagOf(version));
    return response;
}

} // namespace firstcome::http
