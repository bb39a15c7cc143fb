// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/open_session.h"
#include "backend/operators/operator_store.h"

namespace firstcome::operators {

using access::RefreshVerdict;

namespace {

/// The same bytes whenever it is asked for.
IssuedSession issued(const access::Tokens &tokens, const Operator &who, const OperatorSession &session,
                     const QByteArray &refreshToken)
{
    const http::Principal principal{http::Audience::Operator, who.id, who.permissions, QByteArray::number(session.id),
                                    session.accessExpiresAt};
    return {session, tokens.issue(principal, session.createdAt), refreshToken};
}

} // namespace

IssuedSession issueSession(const access::Tokens &tokens, const Operator &who, Id sessionId, Instant now)
{
    const auto refresh = access::newRefreshToken(sessionId);
    const OperatorSession session{
        sessionId, who.id, sessionId, refresh.hash, now + accessLifetime, now + refreshLifetime, now};
    return issued(tokens, who, session, refresh.text);
}

RefreshOutcome refreshSession(sql::Connection &connection, const access::Tokens &tokens, const RefreshCall &call,
                              Instant now)
{
    OperatorStore store(connection);
    const auto used = store.session(call.attempt.sessionId);
    if (!used || !call.attempt.token.isStoredAs(used->refreshHash))
        return {tl::unexpected(access::refreshUnknown()), {}};
    const auto who = store.byId(used->operatorId);
    const auto follower = used->followedBy ? store.session(used->followedBy) : std::nullopt;

    access::RefreshFacts facts{used->expiresAt, used->endedAt || !who || !who->enabled, std::nullopt, false};
    if (follower) {
        facts.followedAt = follower->createdAt;
        facts.followerUsed = follower->followedBy != 0;
    }
    const RefreshVerdict verdict = refreshVerdict(facts, now);
    if (verdict == RefreshVerdict::Reused)
        return {tl::unexpected(refreshRefusal(verdict)), store.endFamilyOf(used->id, now)};
    if (verdict != RefreshVerdict::Goes && verdict != RefreshVerdict::Repeat)
        return {tl::unexpected(refreshRefusal(verdict)), {}};

    const auto token = tokens.refreshAfter(call.attempt.token, follower ? follower->id : call.followerId);
    if (follower)
        return {RefreshedSession{*who, issued(tokens, *who, *follower, token.text)}, {}};
    const OperatorSession next{call.followerId,      used->operatorId,      used->family, token.hash,
                               now + accessLifetime, now + refreshLifetime, now};
    store.insert(next);
    store.setFollower(used->id, next.id);
    return {RefreshedSession{*who, issued(tokens, *who, next, token.text)}, {}};
}

} // namespace firstcome::operators
