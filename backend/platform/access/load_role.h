// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"

namespace firstcome::access {

/// Beside http::MemberRole in a member's rights: made for a load run, nobody.
inline constexpr quint32 loadRole = 4;

/// Open to everybody; a member of a load run is known by his token, and sees what is rehearsed.
inline http::Policy openToLoad()
{
    return {http::Policy::Kind::Open, loadRole};
}

} // namespace firstcome::access
