// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/run_figures.h"
#include <atomic>
#include <functional>
#include <queue>

namespace firstcome::load {

/// The closed model: every user walks its journey, one request at a time, each on its own connection.
/// Starts the users over the ramp and ends at the scenario's duration, when all are done, or when nobody answers for
/// `giveUpAfter`; orders under way are then still brought to an end, for at most `windDownFor`.
/// Thread: `run` in any one thread; `stop` may be set from another (or from a signal).
class Crowd : private WireClient::Receiver
{
public:
    static constexpr std::chrono::seconds windDownFor{10};
    static constexpr std::chrono::seconds giveUpAfter{45}; ///< longer than a restart, and than a buyer tries again

    struct Setting
    {
        const Scenario &scenario; ///< users not 0
        const Market &market;
        const std::vector<Member> &members; ///< one a user; fewer only where the journey needs none
        Endpoint endpoint;
        WireClient::Limits limits{};
    };
    using EachSecond = std::function<void(const SecondFigures &)>;

    Crowd(Setting setting, BuyerJournal &journal);

    RunFigures run(const std::atomic<bool> &stop, const EachSecond &eachSecond);

private:
    struct User
    {
        Journey journey;
        Moment asked{};
        bool done = false;
    };
    struct Due
    {
        Moment at;
        std::size_t user;
        bool operator>(const Due &other) const { return at > other.at; }
    };

    void answered(std::size_t slot, const Answer &answer, Moment now) override;
    void ask(std::size_t user, Moment now);
    void finish(std::size_t user);
    void startDue(Moment now);
    void windDown();
    void tick(Moment now, const EachSecond &eachSecond);
    void lastTick(Moment now, const EachSecond &eachSecond);
    Millis untilNext(Moment now) const;

    Setting m_setting;
    RequestText m_text;
    AnswerDecoder m_decoder;
    Member m_nobody;
    Ground m_ground;
    WireClient m_wire;
    std::vector<User> m_users;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    std::size_t m_started = 0;
    std::size_t m_finished = 0;
    bool m_windsDown = false;
    Moment m_begin{};
    Moment m_lastAnswer{};
    Moment m_tick{};
    Moment m_ticked{};
    SecondFigures m_second;
    Histogram m_secondTimes;
    RunFigures m_figures;
};

} // namespace firstcome::load
