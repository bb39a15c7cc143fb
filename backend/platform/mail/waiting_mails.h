// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/mail/mailer.h"
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::mail {

/// A mail that is kept until it is delivered.
struct WaitingMail
{
    Id id = 0;
    Mail mail;
    qint64 attempts = 0; ///< the present one among them
    Instant createdAt{};
};

/// The only file that names the table of mails. All of it within the caller's transaction.
void keep(sql::Connection &connection, const Mail &mail, Instant now);
/// Up to `limit` that are due, the longest waiting first.
std::vector<WaitingMail> dueMails(sql::Connection &connection, Instant now, int limit);
/// Those of them that nobody else has taken: tried once more and not due before `until`, so that they come back by
/// themselves when whoever has them is gone.
std::vector<WaitingMail> take(sql::Connection &connection, std::vector<WaitingMail> due, Instant until);
void postpone(sql::Connection &connection, Id id, Instant dueAt);
void remove(sql::Connection &connection, Id id);

} // namespace firstcome::mail
