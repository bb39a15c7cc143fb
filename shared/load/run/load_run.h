// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/figures/threshold_check.h"
#include "shared/load/history/journal_history.h"
#include "shared/load/run/crowd.h"
#include "shared/load/run/options.h"
#include "shared/load/verdict/verdict.h"
#include "shared/load/wire/shop_client.h"

namespace firstcome::load {

/// A rate that was tried on the way to the knee.
struct KneeProbe
{
    double rate = 0;
    bool held = false;
};

/// What became of a run.
struct LoadOutcome
{
    Scenario scenario;
    RunFigures figures;
    BuyerJournal journal;
    Instant startedAt{};
    std::vector<CheckedThreshold> thresholds;
    std::optional<double> knee;                   ///< the highest rate that held; the figures are those of that rate
    std::vector<KneeProbe> probes;                ///< none where no knee was looked for
    std::optional<std::vector<Finding>> findings; ///< nothing where none was asked for, or the server was lost
    QString booksUnread;                          ///< why the verdict that was asked for could not be given

    bool ok() const;
};

/// One run from the options to the verdict: finds the server, the members and the products, lets the crowd in, reads
/// the books. `stop` ends the crowd early, the books are read all the same. A server that is lost on the way is an
/// outcome, not a refusal.
/// Thread: one; blocks.
class LoadRun
{
public:
    struct Hooks
    {
        CrowdHooks crowd;
        std::function<void(const QString &)> says; ///< what is being done, for whoever waits
        /// The scenario's thresholds until then, just before each second.
        std::function<void(const std::vector<CheckedThreshold> &)> held{};
    };
    struct Passwords
    {
        QString ofOperator;
        QString ofMembers;          ///< of sample members, for those who sign in
        QByteArray operatorToken{}; ///< instead of the operator's password
    };

    LoadRun(Options options, Passwords passwords);

    /// Refusals: those of the scenario and the command line, TOKENS_MISSING, TOKENS_INVALID, and those of the server.
    Result<LoadOutcome> go(const std::atomic<bool> &stop, const Hooks &hooks);
    /// While it goes on, from one of its hooks: the books are read with this one.
    void renewToken(const QByteArray &token) { m_passwords.operatorToken = token; }

private:
    Result<void> prepare(const Hooks &hooks);
    Result<void> readScenario();
    Result<void> readMembers();
    Result<void> countConnections();
    Result<void> findProducts();
    /// Of one of the buyers: they may see what nobody else does (a rehearsal).
    std::string memberToken() const;
    bool serverAnswers();
    RunFigures crowdIn(const Scenario &scenario, BuyerJournal &journal, const std::atomic<bool> &stop,
                       const CrowdHooks &hooks);
    void findKnee(LoadOutcome &outcome, const std::atomic<bool> &stop, const Hooks &hooks);
    Result<LoadOutcome> letIn(const std::atomic<bool> &stop, const Hooks &hooks);
    /// What the shop shows now; both without effect where no history is wanted.
    Result<void> seeBefore(LoadOutcome &outcome);
    Result<void> seeAfter(LoadOutcome &outcome);
    Result<void> keepHistory(const LoadOutcome &outcome, const Books *books) const;
    std::set<Id> memberIds() const;
    Result<void> openBooks(class BookReader &books);
    Result<void> judgeRun(BookReader &books, LoadOutcome &outcome, const Hooks &hooks);

    Options m_options;
    Passwords m_passwords;
    Scenario m_scenario;
    Endpoint m_endpoint;
    std::vector<Member> m_members;
    Market m_market;
    std::optional<ShopClient> m_shop; ///< as one of the buyers
    ShownStock m_shown;
    ReadMoment m_readAt;
    std::size_t m_connections = 0;
};

/// 2 for what the caller did wrong, 3 for what was missing.
int exitStatusOf(const Refusal &refusal);

} // namespace firstcome::load
