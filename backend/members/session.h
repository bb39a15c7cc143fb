// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QByteArray>

namespace firstcome::members {

/// One pair of tokens. The id is that of its access token; pairs that follow each other by refreshing share a family.
struct Session
{
    Id id = 0;
    Id memberId = 0;
    Id family = 0;
    QByteArray refreshHash;
    Instant accessExpiresAt{};
    Instant expiresAt{};
    Instant createdAt{};
    Id followedBy = 0; ///< the session that began when this one was refreshed; 0 while it was not
};

/// An access token that must not be believed any more.
struct RevokedToken
{
    Id id = 0;
    Instant expiresAt{};
};

} // namespace firstcome::members
