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
};

/// An access token that must not be believed any more.
struct RevokedToken
{
    Id id = 0;
    Instant expiresAt{};
};

} // namespace firstcome::members
