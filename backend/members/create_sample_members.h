// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session_store.h"

namespace firstcome::members {

/// Access tokens of sample members live this long, so that a load run needs no log-in. Sample data only.
inline constexpr std::chrono::hours sampleAccessLifetime{24};

struct SampleOrder
{
    int count = 0;
    QByteArray passwordHash; ///< one for all
};

/// What makes members and sessions beside the order: ids and the members' tokens.
struct SampleMeans
{
    IdSource &ids;
    const access::Tokens &tokens;
};

/// Makes members `sample-<id>` with an open session each, in the caller's transaction; no e-mail proof.
std::vector<access::IssuedSession> createSampleMembers(sql::Connection &connection, const SampleOrder &order,
                                                       SampleMeans means, Instant now);

struct LoadOrder
{
    int count = 0;
    std::chrono::minutes lifetime{0}; ///< of their access tokens; there is nothing to renew them with
    QByteArray passwordHash{};        ///< one for all; empty: nobody signs in as them
};

/// What a member of a load run is called.
QString loadLogin(Id member);

/// Makes members `load-<id>` for a load run, in the caller's transaction: without a session, and mostly without a
/// password, so that a token is all there is of them.
std::vector<access::IssuedSession> createLoadMembers(sql::Connection &connection, const LoadOrder &order,
                                                     SampleMeans means, Instant now);

/// `memberId<TAB>accessToken<TAB>refreshToken`, one line each.
QByteArray tokenLines(const std::vector<access::IssuedSession> &sessions);

} // namespace firstcome::members
