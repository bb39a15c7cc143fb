// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QByteArray>

namespace firstcome::crypto {

/// A refresh token is opaque: the id of its session, by which it is found, and a random secret, of which only the hash
/// is stored.
struct RefreshToken
{
    QByteArray text; ///< handed out once
    QByteArray hash; ///< stored
};

RefreshToken newRefreshToken(Id sessionId);

} // namespace firstcome::crypto
