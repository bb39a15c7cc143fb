// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/preconditions.h"

#include "shared/base/plain_number.h"
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

/// Takes one entity tag off the front of a list, with the comma behind it: the version it stands for, or none where it
/// is no tag of ours. Nothing when there is no entity tag.
std::optional<std::vector<qint64>> takeTag(QByteArrayView &list)
{
    const bool weak = list.startsWith("W/");
    QByteArrayView tag = list.sliced(weak ? 2 : 0);
    const qsizetype end = tag.startsWith('"') ? tag.indexOf('"', 1) : -1;
    if (end < 0)
        return std::nullopt;
    list = tag.sliced(end + 1).trimmed();
    if (!list.isEmpty() && !list.startsWith(','))
        return std::nullopt;
    list = list.sliced(list.isEmpty() ? 0 : 1).trimmed();
    const auto version = plainNumber(tag.sliced(1, end - 1));
    // A weak tag is never the same strongly, and only that counts for a change.
    return version && !weak ? std::vector<qint64>{*version} : std::vector<qint64>{};
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

ExpectedVersions ExpectedVersions::any()
{
    ExpectedVersions versions({});
    versions.m_any = true;
    return versions;
}

bool ExpectedVersions::allow(qint64 version) const
{
    return m_any || std::find(m_versions.begin(), m_versions.end(), version) != m_versions.end();
}

Result<ExpectedVersions> expectedVersions(const Request &request)
{
    QByteArray given;
    for (const auto &[name, value] : request.headers) {
        if (name == "if-match") // several fields are one list
            given.append(given.isEmpty() ? "" : ",").append(value.data(), value.size());
    }
    QByteArrayView rest = QByteArrayView(given).trimmed();
    if (rest.isEmpty())
        return refuse(code::preconditionRequired, QStringLiteral("If-Match must name the version you saw (its ETag)."));
    if (rest == "*")
        return ExpectedVersions::any();
    std::vector<qint64> versions;
    const auto skipEmpty = [&rest] {
        while (rest.startsWith(','))
            rest = rest.sliced(1).trimmed();
    };
    for (skipEmpty(); !rest.isEmpty(); skipEmpty()) {
        const auto tag = takeTag(rest);
        if (!tag)
            return refuse(
                code::requestInvalid,
                QStringLiteral("If-Match must be an ETag as it was given, such as \"7\", a list of them, or *."));
        versions.insert(versions.end(), tag->begin(), tag->end());
    }
    return ExpectedVersions(std::move(versions));
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
