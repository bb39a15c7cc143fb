// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/email_proof.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::members {

/// Begins, or begins anew, the proof of an address: when its code expires, or TOO_MANY_REQUESTS.
Result<Instant> beginProof(sql::Connection &connection, const ProofRequest &request, Instant now);

/// CODE_WRONG or CODE_EXPIRED; a wrong try is counted, so the transaction must be committed in either case.
Result<void> proveByCode(sql::Connection &connection, const QString &email, const QByteArray &codeHash, Instant now);
Result<void> proveByLink(sql::Connection &connection, const QByteArray &linkHash, Instant now);

} // namespace firstcome::members
