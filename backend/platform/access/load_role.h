// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtGlobal>

namespace firstcome::access {

/// Beside http::MemberRole in a member's rights: made for a load run, nobody.
inline constexpr quint32 loadRole = 4;

} // namespace firstcome::access
