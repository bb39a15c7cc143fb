// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/refresh_session.h"
#include "backend/members/end_sessions.h"
#include "backend/members/member_store.h"

namespace firstcome::members {

using access::RefreshVerdict;

RefreshOutcome refreshSession(sql::Connection &connection, const access::Tokens &tokens, const RefreshCall &call,
                              Instant now)
{
    MemberStore store(connection);
    const auto used = store.session(call.attempt.sessionId);
    if (!used || !call.attempt.token.isStoredAs(used->refreshHash))
        return {tl::unexpected(access::refreshUnknown()), {}};
    const auto member = store.member(used->memberId);
    const auto follower = used->followedBy ? store.session(used->followedBy) : std::nullopt;

    access::RefreshFacts facts{used->expiresAt, !member || !member->enabled, std::nullopt, false};
    if (follower) {
        facts.followedAt = follower->createdAt;
        facts.followerUsed = follower->followedBy != 0;
    }
    const RefreshVerdict verdict = refreshVerdict(facts, now);
    if (verdict == RefreshVerdict::Reused)
        return {tl::unexpected(refreshRefusal(verdict)),
                endSession(connection, {used->id, used->accessExpiresAt}, now)};
    if (verdict != RefreshVerdict::Goes && verdict != RefreshVerdict::Repeat)
        return {tl::unexpected(refreshRefusal(verdict)), {}};

    const auto token = tokens.refreshAfter(call.attempt.token, follower ? follower->id : call.followerId);
    if (follower)
        return {RefreshedSession{*member, issued(tokens, *member, *follower, token.text)}, {}};
    const Session next{call.followerId,      used->memberId,        used->family, token.hash,
                       now + accessLifetime, now + refreshLifetime, now};
    store.insert(std::vector<Session>{next});
    store.setFollower(used->id, next.id);
    return {RefreshedSession{*member, issued(tokens, *member, next, token.text)}, {}};
}

} // namespace firstcome::members
