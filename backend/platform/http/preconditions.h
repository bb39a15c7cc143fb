// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/http/response.h"

namespace firstcome::http {

/// The Idempotency-Key where one is required: 1 to 300 printable ASCII characters, else IDEMPOTENCY_KEY_REQUIRED.
Result<QByteArray> idempotencyKey(const Request &request);
/// Where one is optional: nothing when absent; REQUEST_INVALID when it is not 1 to 300 printable ASCII characters.
Result<std::optional<QByteArray>> optionalIdempotencyKey(const Request &request);

/// The version the client saw, from If-Match. PRECONDITION_REQUIRED (428) when absent, PRECONDITION_FAILED (412) when
/// it is no tag of ours.
Result<qint64> expectedVersion(const Request &request);
/// For a handler that lost the race.
Refusal lostRace();

QByteArray etagOf(qint64 version);
Response withEtag(Response response, qint64 version);

} // namespace firstcome::http
