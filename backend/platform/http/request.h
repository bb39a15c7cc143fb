// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include <QByteArray>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace firstcome::http {

enum class Method : quint8 { Get, Head, Post, Put, Patch, Delete, Options };

enum class Audience : quint8 { Member, Operator };

/// Roles of members (bits of Principal::rights when the audience is Member).
enum MemberRole : quint32 { Customer = 1, Seller = 2 };

/// Who calls, proved by a token this process verified itself.
struct Principal
{
    Audience audience = Audience::Member;
    Id id = 0;               ///< member or operator id
    quint32 rights = 0;      ///< MemberRole bits, or OperatorPermission bits (shared/contract/permissions.h)
    QByteArray tokenId;      ///< jti, for revocation
    Instant expiresAt{};
};

/// A whole, checked request. Header names are lower case; `path` is percent-decoded, without the query.
/// Invariant: immutable once handed to a handler; lives until the handler's answer is complete.
struct Request
{
    Method method = Method::Get;
    QByteArray path;
    QByteArray query;                                         ///< raw, after '?'
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QByteArray id;                                            ///< request id: X-Request-Id of the answer
    QByteArray traceparent;                                   ///< W3C, as received, else made here
    QByteArray peer;                                          ///< client address as text
    Instant receivedAt{};                                     ///< when its last byte arrived
    std::array<QByteArray, 4> parameters;                     ///< values of the {…} segments of the route, in order
    std::optional<Principal> principal;                       ///< set when the route's policy asked for one

    QByteArray header(QByteArrayView lowerCaseName) const;    ///< empty when absent
    /// Percent-decoded value of a query parameter; nothing when absent.
    std::optional<QByteArray> queryValue(QByteArrayView name) const;
    /// The {…} segment as an id; 0 when it is not one (answer 404).
    Id idParameter(int index) const;
};

}
