// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/end_sessions.h"
#include "backend/members/member_store.h"
#include "backend/platform/access/tokens.h"

namespace firstcome::members {

namespace {

/// Drops the sessions `ends` says so of, and remembers their access tokens as revoked where these would still be
/// believed.
template <typename Ends>
std::vector<RevokedToken> end(MemberStore &store, Id memberId, Instant now, Ends ends)
{
    std::vector<RevokedToken> revoked;
    for (const Session &session : store.sessionsOfMember(memberId)) {
        if (!ends(session))
            continue;
        store.dropSession(session.id);
        if (now < session.accessExpiresAt + access::tokenLeeway)
            revoked.push_back({session.id, session.accessExpiresAt});
    }
    for (const RevokedToken &token : revoked)
        store.insert(token);
    return revoked;
}

} // namespace

std::vector<RevokedToken> endSession(sql::Connection &connection, const RevokedToken &current, Instant now)
{
    MemberStore store(connection);
    const auto session = store.session(current.id);
    if (!session) {
        // Its row is gone already, but the token is still good: it must die all the same.
        store.insert(current);
        return {current};
    }
    return end(store, session->memberId, now, [&](const Session &other) { return other.family == session->family; });
}

std::vector<RevokedToken> endOtherSessions(sql::Connection &connection, KeptSession kept, Instant now)
{
    MemberStore store(connection);
    const auto stored = store.session(kept.sessionId);
    const Id family = stored ? stored->family : kept.sessionId;
    return end(store, kept.memberId, now, [&](const Session &session) { return session.family != family; });
}

} // namespace firstcome::members
