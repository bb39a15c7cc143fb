// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <vector>

namespace firstcome::consumers {

/// What operators want of a group.
struct GroupWish
{
    QByteArray group;
    bool paused = false;
    QByteArray failType; ///< empty: it fails of nothing on purpose
    std::optional<Instant> failUntil;
};

// The table `group_wishes`. Thread: any, in a transaction.

std::vector<GroupWish> groupWishes(sql::Connection &connection);
/// Of this group, locked; as if nothing was ever wanted where nothing was.
GroupWish lockWish(sql::Connection &connection, const QByteArray &group);
void keepWish(sql::Connection &connection, const GroupWish &wish);

} // namespace firstcome::consumers
