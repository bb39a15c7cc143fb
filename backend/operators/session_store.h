// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/known_addresses.h"
#include "backend/platform/access/refresh_session.h"

namespace firstcome::operators {

/// The tables operator_sessions and operator_addresses. An ended session keeps its row until it would have expired.
/// Thread: its connection's; as short-lived as the transaction.
class SessionStore final : public access::SessionBook
{
public:
    explicit SessionStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<access::Session> session(Id id) override;
    std::optional<access::SessionOwner> owner(Id id) override;
    void insert(const access::Session &session) override;
    void setFollower(Id sessionId, Id followedBy) override;
    /// Ends every session of an operator; their access tokens.
    std::vector<access::RevokedToken> endAllOf(Id operatorId, Instant now);
    std::vector<access::RevokedToken> endFamily(const access::Session &session, Instant now) override;

    /// The access tokens of those that ended before they expired.
    std::vector<access::RevokedToken> revokedTokens();
    access::KnownAddresses addresses() { return {m_connection, "operator_addresses"}; }
    void dropExpired(Instant now);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::operators
