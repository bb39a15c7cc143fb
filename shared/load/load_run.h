// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/command_line.h"
#include "shared/load/crowd.h"
#include "shared/load/verdict.h"
#include <atomic>

namespace firstcome::load {

/// What became of a run.
struct LoadOutcome
{
    Scenario scenario;
    RunFigures figures;
    BuyerJournal journal;
    Instant startedAt{};
    std::optional<std::vector<Finding>> findings;
};

/// One run from the options to the verdict: finds the server, the members and the products, lets the crowd in, reads
/// the books. `stop` ends the crowd early, the books are read all the same.
/// Thread: one; blocks.
class LoadRun
{
public:
    struct Hooks
    {
        Crowd::EachSecond eachSecond;
        std::function<void(const QString &)> says; ///< what is being done, for whoever waits
    };

    LoadRun(Options options, QString operatorPassword);

    /// Refusals: those of the scenario and the command line, TOKENS_MISSING, TOKENS_INVALID, and those of the server.
    Result<LoadOutcome> go(const std::atomic<bool> &stop, const Hooks &hooks);

private:
    Result<void> prepare(const Hooks &hooks);
    Result<void> readMembers();
    Result<void> findProducts();
    Result<void> judgeRun(class BookReader &books, LoadOutcome &outcome, const Hooks &hooks);

    Options m_options;
    QString m_password;
    Scenario m_scenario;
    Endpoint m_endpoint;
    std::vector<Member> m_members;
    Market m_market;
};

/// 2 for what the caller did wrong, 3 for what was missing.
int exitStatusOf(const Refusal &refusal);

} // namespace firstcome::load
