// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <unordered_set>
#include <vector>

namespace firstcome::load {

/// The table load_members. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class LoadMemberStore
{
public:
    explicit LoadMemberStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const std::vector<Id> &members, Instant expiresAt);
    /// Whose time was over before `now` and of whom it is not known yet that something is kept.
    std::vector<Id> expired(Instant now, int limit);
    /// Something of them is kept.
    void keep(const std::vector<Id> &members);
    void remove(const std::vector<Id> &members);

    /// Those of these whose time is not over.
    std::unordered_set<Id> activeAmong(const std::vector<Id> &members, Instant now);
    /// Whose time was over, in order of id, above `after`.
    std::vector<Id> over(Instant now, Id after, int limit);
    qint64 count();

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::load
