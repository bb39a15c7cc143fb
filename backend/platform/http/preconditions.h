// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"

namespace firstcome::http {

/// The Idempotency-Key where one is required: 1 to 300 printable ASCII characters, else IDEMPOTENCY_KEY_REQUIRED.
Result<QByteArray> idempotencyKey(const Request &request);
/// Where one is optional: nothing when absent; REQUEST_INVALID when it is not 1 to 300 printable ASCII characters.
Result<std::optional<QByteArray>> optionalIdempotencyKey(const Request &request);

/// The versions a change was made for: one or more that its author saw, or whichever there is (`*`).
class ExpectedVersions
{
public:
    ExpectedVersions(qint64 version) : m_versions{version} {}
    explicit ExpectedVersions(std::vector<qint64> versions) : m_versions(std::move(versions)) {}
    static ExpectedVersions any();

    bool allow(qint64 version) const;

private:
    std::vector<qint64> m_versions;
    bool m_any = false;
};

/// From If-Match (RFC 9110): a list of tags, or `*`. PRECONDITION_REQUIRED (428) when absent, REQUEST_INVALID when it
/// is neither. A tag that is not one of ours, or a weak one, is a version that never is.
Result<ExpectedVersions> expectedVersions(const Request &request);
/// For a handler that lost the race.
Refusal lostRace();

QByteArray etagOf(qint64 version);
Response withEtag(Response response, qint64 version);

} // namespace firstcome::http
