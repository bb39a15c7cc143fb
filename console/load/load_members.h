// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/load/scenario/scenario.h"
#include <QObject>

namespace firstcome {

class ApiClient;

/// Who buys in a run: members the server makes for it, which end by themselves.
struct MembersWanted
{
    int count = 0;
    qint64 balance = 0;
    std::chrono::minutes minutes{0};
    bool rehearse = false; ///< they buy what is rehearsed, which they may wherever there are any
    bool signIn = false;   ///< they need a password
};

/// As many as the scenario can have at once, for as long as it can take.
MembersWanted membersFor(const load::Scenario &scenario);

/// Who hears of it, once, later, unless `context` dies first.
struct MembersMade
{
    QObject *context;
    std::function<void(const Result<QString> &)> done; ///< their password; empty: they sign in nowhere
};

/// Asks the server for them and writes their tokens where only this account can read them.
void fetchMembers(ApiClient &api, const MembersWanted &wanted, const QString &tokensFile, const MembersMade &made);

} // namespace firstcome
