// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/refresh_session.h"

namespace firstcome::access {

namespace {

RefreshVerdict verdictOn(const Session &used, const std::optional<SessionOwner> &owner,
                         const std::optional<Session> &follower, Instant now)
{
    RefreshFacts facts{used.expiresAt, used.endedAt || !owner, std::nullopt, false};
    if (follower) {
        facts.followedAt = follower->createdAt;
        facts.followerUsed = follower->followedBy != 0;
    }
    return refreshVerdict(facts, now);
}

} // namespace

RefreshOutcome refreshSession(SessionBook &book, const Tokens &tokens, const RefreshCall &call, Instant now)
{
    const auto used = book.session(call.attempt.sessionId);
    if (!used || !call.attempt.token.isStoredAs(used->refreshHash))
        return {tl::unexpected(refreshUnknown()), {}};
    const auto owner = book.owner(used->ownerId);
    const auto follower = used->followedBy ? book.session(used->followedBy) : std::nullopt;
    const RefreshVerdict verdict = verdictOn(*used, owner, follower, now);
    if (verdict == RefreshVerdict::Reused)
        return {tl::unexpected(refreshRefusal(verdict)), book.endFamily(*used, now)};
    if (verdict != RefreshVerdict::Goes && verdict != RefreshVerdict::Repeat)
        return {tl::unexpected(refreshRefusal(verdict)), {}};

    const auto token = tokens.refreshAfter(call.attempt.token, follower ? follower->id : call.followerId);
    if (follower)
        return {issued(tokens, *owner, *follower, token.text), {}};
    const Session next{call.followerId,      used->ownerId,         used->family, token.hash,
                       now + accessLifetime, now + refreshLifetime, now};
    book.insert(next);
    book.setFollower(used->id, next.id);
    return {issued(tokens, *owner, next, token.text), {}};
}

} // namespace firstcome::access
