// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include "shared/base/result.h"
#include <vector>

namespace firstcome::sql {

/// What makes a retry the same call.
struct CallScope
{
    Id callerId = 0;
    QByteArray route; ///< "POST /v1/orders/{id}/cancel#<id>": method, route and the object it acts on
    QByteArray key;
    QByteArray body; ///< as received; kept as SHA-256
};

struct KeptAnswer
{
    int status = 0;
    QByteArray body;
};

/// The kept first answer of this call; nothing when it is new; IDEMPOTENCY_KEY_REUSED when the body differs.
/// For the POSTs whose result has no row of its own that can carry the key.
Result<std::optional<KeptAnswer>> findAnswer(Connection &connection, const CallScope &scope);

/// Keeps the first answer, in the transaction of its effect. Refusals are not kept.
void keepAnswer(Connection &connection, const CallScope &scope, const KeptAnswer &answer, Instant now);

/// Nothing is kept of these callers any more.
void forgetCallers(Connection &connection, const std::vector<Id> &callers);

/// Removes those kept before `before`, at most a minute's worth at a time; whether there may be more.
bool forgetAnswers(Connection &connection, Instant before);

/// SHA-256 of the JSON value a request body stands for, not of the bytes it was written in: what is compared when a key
/// comes again.
QByteArray bodyHash(const QByteArray &body);

} // namespace firstcome::sql
