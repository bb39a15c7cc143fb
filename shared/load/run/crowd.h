// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/figures/run_recorder.h"
#include "shared/load/journey/journey.h"
#include "shared/load/run/run_command.h"
#include "shared/load/scenario/arrivals.h"
#include <atomic>
#include <deque>
#include <queue>

namespace firstcome::load {

/// What a run tells while it goes on, and what it is told.
struct CrowdHooks
{
    RunRecorder::EachSecond eachSecond{};
    std::function<std::vector<RunCommand>()> commands{}; ///< those that came since it was asked last
    std::function<void(const RunFigures &)> soFar{};     ///< all until now, just before each second
};

/// The visitors of a run, each on a connection of its own.
/// Closed: every user walks one journey after the other; the users come over the ramp, and the run ends at the
/// scenario's duration or when all have left. Open: a journey begins at each instant of the arrivals, whatever the
/// server does; one that finds no free connection waits and is late, and unsent when it never gets one.
/// Ends also when nobody answers for `giveUpAfter`; what is under way is then brought to an end, within `windDownFor`.
/// Thread: `run` in any one thread; `stop` may be set from another (or from a signal).
class Crowd : private WireClient::Receiver
{
public:
    static constexpr std::chrono::seconds windDownFor{10};
    static constexpr std::chrono::seconds giveUpAfter{45}; ///< longer than a restart, and than a buyer tries again

    struct Setting
    {
        const Scenario &scenario; ///< closed: users not 0
        const Market &market;
        const std::vector<Member> &members; ///< none only where no journey needs one
        Endpoint endpoint;
        std::string memberPassword{};
        std::size_t connections = usersLimit; ///< at most
        WireClient::Limits limits{};
    };

    Crowd(Setting setting, BuyerJournal &journal);

    RunFigures run(const std::atomic<bool> &stop, const CrowdHooks &hooks);

private:
    struct Visitor
    {
        Journey journey;
        const MixEntry *entry = nullptr; ///< nothing while it does nothing
        Moment intended{};
        Moment sent{};
        bool asking = false; ///< waits for an answer
        bool first = false;  ///< the first request of a journey has no answer yet
        bool begun = false;  ///< it was sent, once at least: until it has its answer it may be sent again
        bool left = false;
    };
    struct Due
    {
        Moment at;
        std::size_t visitor;
        bool operator>(const Due &other) const { return at > other.at; }
    };

    void answered(std::size_t slot, const Answer &answer, Moment now) override;
    void ask(std::size_t visitor, Moment now);
    void goOn(std::size_t visitor, Millis wait, Moment now);
    void askDue(Moment now);
    Micros untilNext(Moment now) const;
    bool finished() const;
    void abandonRest();

    std::size_t addVisitor();
    const MixEntry &chooseEntry();
    const Member &memberOf(std::size_t number) const;
    void beginJourney(std::size_t visitor, Moment intended);
    void journeyOver(std::size_t visitor, const Journey::Next &next, Moment now);
    void leave(std::size_t visitor);
    Micros planTime(Moment now) const;
    Moment atPlanTime(Micros time) const;
    void startUsers(Moment now);
    void startArrivals(Moment now);
    std::optional<std::size_t> freeVisitor();
    void hear(Moment now, const CrowdHooks &hooks);
    void obey(const RunCommand &command, Moment now);
    void setUsers(int users, Moment now);
    void pause(Moment now);
    void resume(Moment now);
    void endPlan();
    void stopNow();

    Setting m_setting;
    RequestText m_text;
    AnswerDecoder m_decoder;
    Member m_nobody;
    Ground m_ground;
    WireClient m_wire;
    RunRecorder m_recorder;
    std::deque<Visitor> m_visitors;
    std::vector<std::size_t> m_free;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::mt19937_64 m_random;
    std::discrete_distribution<std::size_t> m_choice;
    Arrivals m_arrivals;
    std::deque<Moment> m_backlog;       ///< due and not sent
    std::vector<std::size_t> m_resting; ///< whose next journey waits for the end of a pause
    std::size_t m_usersWanted = 0;
    std::size_t m_usersStarted = 0;
    std::size_t m_active = 0; ///< visitors with a journey, or between two
    int m_number = 0;         ///< of the next arrival
    bool m_planEnded = false;
    bool m_stopped = false;
    Moment m_begin{};
    Moment m_heard{};
    std::optional<Moment> m_pausedAt;
    Moment::duration m_pausedFor{0};
};

} // namespace firstcome::load
