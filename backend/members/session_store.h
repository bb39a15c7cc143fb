// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/known_addresses.h"
#include "backend/platform/access/refresh_session.h"

namespace firstcome::members {

struct KeptSession
{
    Id memberId = 0;
    Id sessionId = 0;
};

/// The tables sessions, revoked_tokens and member_addresses. An ended session has no row any more.
/// Thread: its connection's; as short-lived as the transaction.
class SessionStore final : public access::SessionBook
{
public:
    explicit SessionStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<access::Session> session(Id id) override;
    std::optional<access::SessionOwner> owner(Id id) override;
    void insert(const access::Session &session) override;
    void insert(const std::vector<access::Session> &sessions);
    void setFollower(Id sessionId, Id followedBy) override;
    std::vector<access::RevokedToken> endFamily(const access::Session &session, Instant now) override;
    /// Ends every session of the member but the family of the one kept; the access tokens as endFamily.
    std::vector<access::RevokedToken> endOthers(KeptSession kept, Instant now);

    std::vector<access::Session> sessionsOf(Id memberId);
    void insert(const access::RevokedToken &token);
    std::vector<access::RevokedToken> revokedTokens();
    access::KnownAddresses addresses() { return {m_connection, "member_addresses"}; }
    /// All that is kept of members who are removed.
    void removeOf(const std::vector<Id> &members);
    void dropExpired(Instant now);

private:
    template <typename Ends>
    std::vector<access::RevokedToken> end(Id memberId, Instant now, Ends ends);

    sql::Connection &m_connection;
};

} // namespace firstcome::members
