// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/load/journey/market.h"

namespace firstcome::load {

/// Reads the tokens file of `firstcome-backend sample`: one line a member, `memberId<TAB>accessToken<TAB>refreshToken`.
/// The refresh token is not needed here; a fourth column is what he signs in as, where it is not `sample-<id>`. A
/// refusal TOKENS_INVALID names the line.
Result<std::vector<Member>> membersFrom(const QByteArray &file);

} // namespace firstcome::load
