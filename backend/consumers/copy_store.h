// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::consumers {

/// A dead letter's payload as a person mended it.
struct PayloadCopy
{
    Id id = 0;
    Id letterId = 0;
    QByteArray payload;
    Id operatorId = 0;
    Instant at{};
};

// The table `dead_letter_copies`. Thread: any, in a transaction.

void insertCopy(sql::Connection &connection, const PayloadCopy &copy);
std::optional<PayloadCopy> findCopy(sql::Connection &connection, Id id);
/// Of these letters, oldest first.
std::vector<PayloadCopy> copiesOf(sql::Connection &connection, std::vector<Id> letterIds);

} // namespace firstcome::consumers
