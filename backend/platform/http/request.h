// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/method.h"
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include <QByteArray>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace firstcome::http {

enum class Audience : quint8 { Member, Operator };

/// Roles of members (bits of Principal::rights when the audience is Member).
enum MemberRole : quint32 { Customer = 1, Seller = 2 };

/// Who calls, proved by a token this process verified itself.
struct Principal
{
    Audience audience = Audience::Member;
    Id id = 0;          ///< member or operator id
    quint32 rights = 0; ///< MemberRole bits, or OperatorPermission bits (shared/contract/permissions.h)
    QByteArray tokenId; ///< jti, for revocation
    Instant expiresAt{};
};

/// A whole, checked request. Header names are lower case; `path` is percent-decoded, without the query.
/// `headers` are views into `head`, which the request owns, so copies and moves stay valid and no header costs an
/// allocation. Invariant: immutable once handed to a handler; lives until the handler's answer is complete. What
/// outlives that is copied.
struct Request
{
    Method method = Method::Get;
    QByteArray path;
    QByteArray query; ///< raw, after '?'
    QByteArray head;  ///< what `headers` look into
    std::vector<std::pair<QByteArrayView, QByteArrayView>> headers;
    QByteArray body;
    QByteArray id;                        ///< request id: X-Request-Id of the answer
    QByteArray traceparent;               ///< W3C, as received, else made here
    QByteArray peer;                      ///< client address as text, also behind a listed proxy
    Instant receivedAt{};                 ///< when its last byte arrived
    std::array<QByteArray, 4> parameters; ///< values of the {…} segments of the route, in order
    std::optional<Principal> principal;   ///< set when the route's policy asked for one

    QByteArray header(QByteArrayView lowerCaseName) const; ///< a copy; empty when absent
    QByteArrayView headerView(QByteArrayView lowerCaseName) const;
    /// Percent-decoded value of a query parameter ('+' is a space); nothing when absent.
    std::optional<QByteArray> queryValue(QByteArrayView name) const;
    /// The {…} segment as an id; 0 when it is not one (answer 404).
    Id idParameter(int index) const;
};

/// Percent-decoding. Nothing for a broken escape, NUL, and in a path also for an escaped separator: what would change
/// the segments after routing is no path of ours.
std::optional<QByteArray> decodedPath(QByteArrayView raw);
std::optional<QByteArray> decodedQueryText(QByteArrayView raw);

} // namespace firstcome::http
