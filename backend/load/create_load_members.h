// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/create_sample_members.h"
#include "shared/base/money.h"
#include "shared/base/result.h"

namespace firstcome::load {

inline constexpr int mostMembers = 20'000;
inline constexpr int mostMinutes = 240;
/// Whoever may sign in is ended so long after his time at the latest, while load runs are allowed.
inline constexpr std::chrono::seconds endedAfter{10};

/// Who is asked for: POST /v1/ops/load/members.
struct LoadMembersForm
{
    int count = 0;
    Money balance = 0; ///< of each, in won
    std::chrono::minutes lifetime{0};
    bool signIn = false;       ///< they may
    QByteArray passwordHash{}; ///< of all of them, where they may
};

/// A refusal names every field in error.
Result<LoadMembersForm> loadMembersFormFrom(const QByteArray &body);

struct LoadMember
{
    Id id = 0;
    QByteArray accessToken;
    QString login;
};

/// `count` of them, in the caller's transaction. Without a password nobody logs in as them, and they end with their
/// tokens.
std::vector<LoadMember> createLoadMembers(sql::Connection &connection, const LoadMembersForm &form,
                                          members::SampleMeans means, Instant now);

} // namespace firstcome::load
