// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::load {

/// The table load_members. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class LoadMemberStore
{
public:
    explicit LoadMemberStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const std::vector<Id> &members, Instant expiresAt);
    /// Whose time was over before `now`.
    std::vector<Id> expired(Instant now, int limit);
    void remove(const std::vector<Id> &members);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::load
