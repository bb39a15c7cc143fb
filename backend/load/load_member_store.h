// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <unordered_set>
#include <vector>

namespace firstcome::load {

/// How long a member of a load run is one.
struct MemberTime
{
    Instant expiresAt{}; ///< he signs in no more
    Instant overAt{};    ///< and has no token any more
};

/// The table load_members. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class LoadMemberStore
{
public:
    explicit LoadMemberStore(sql::Connection &connection) : m_connection(connection) {}

    /// What is known of what became of them.
    enum class Stage { InTime, Ended, Kept };

    void insert(const std::vector<Id> &members, const MemberTime &time);
    /// Those in time whose time is over.
    std::vector<Id> expired(Instant now, int limit);
    /// Those who ended, whose last token did too.
    std::vector<Id> ended(Instant now, int limit);
    /// Whoever may sign in has no token any more after `overAt`; the others' ended with their time.
    void end(const std::vector<Id> &members, Instant overAt);
    void setStage(const std::vector<Id> &members, Stage stage);
    void remove(const std::vector<Id> &members);
    /// Those of these that are there still, locked.
    std::vector<Id> lockAmong(const std::vector<Id> &members);

    /// Those of these who may have a token.
    std::unordered_set<Id> activeAmong(const std::vector<Id> &members, Instant now);
    /// Those who have none, in order of id, above `after`.
    std::vector<Id> over(Instant now, Id after, int limit);
    qint64 count();

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::load
