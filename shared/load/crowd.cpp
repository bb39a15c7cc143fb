// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/crowd.h"

#include <algorithm>
#include <cstdio>
#include <random>

namespace firstcome::load {

namespace {

constexpr Millis longestPoll{100};
constexpr Millis shortestSecond{200};

std::string freshKeyPrefix()
{
    std::random_device device;
    char text[32];
    std::snprintf(text, sizeof text, "load-%08x%08x", unsigned(device()), unsigned(device()));
    return text;
}

} // namespace

Crowd::Crowd(Setting setting, BuyerJournal &journal)
    : m_setting(std::move(setting)),
      m_text(m_setting.endpoint.host), m_ground{m_setting.scenario, m_setting.market, m_text,
                                                m_decoder,          journal,          freshKeyPrefix()},
      m_wire(m_setting.endpoint, m_setting.limits, *this)
{
    for (const MarketProduct &product : m_setting.market.products)
        m_ground.stockPaths.push_back("/v1/products/" + std::to_string(product.id) + "/stock");
    const int users = m_setting.scenario.users;
    m_users.reserve(std::size_t(users));
    for (int number = 0; number < users; ++number) {
        const auto &members = m_setting.members;
        const Member &member = members.empty() ? m_nobody : members[std::size_t(number) % members.size()];
        m_users.push_back({Journey(m_ground, member, number)});
        m_wire.addSlot();
    }
    m_figures.users = users;
}

void Crowd::ask(std::size_t user, Moment now)
{
    User &self = m_users[user];
    self.asked = now;
    self.journey.write(m_wire.request(user), now);
    m_wire.send(user, now);
}

void Crowd::finish(std::size_t user)
{
    if (m_users[user].done)
        return;
    m_users[user].done = true;
    ++m_finished;
    m_wire.close(user);
}

void Crowd::answered(std::size_t slot, const Answer &answer, Moment now)
{
    User &self = m_users[slot];
    const Step step = self.journey.step();
    const Journey::Next next = self.journey.answered(answer, now);
    StepFigures &figures = m_figures.at(step);
    ++figures.marks[std::size_t(next.mark)];
    ++m_second.requests;
    if (answer.status != 0) {
        m_lastAnswer = now;
        const auto took = std::chrono::duration_cast<Micros>(now - self.asked);
        figures.serviceTime.record(took);
        m_secondTimes.record(took);
    }
    m_second.soldOut += next.mark == Mark::SoldOut;
    m_second.errors += next.mark == Mark::Lost || next.mark == Mark::Error;
    m_second.orders += step == Step::Place && next.mark == Mark::Good;
    if (next.done)
        finish(slot);
    else if (next.wait.count() > 0)
        m_due.push({now + next.wait, slot});
    else
        ask(slot, now);
}

void Crowd::startDue(Moment now)
{
    const Scenario &scenario = m_setting.scenario;
    while (!m_windsDown && m_started < m_users.size() && m_begin + scenario.startOf(int(m_started)) <= now)
        ask(m_started++, now);
    while (!m_due.empty() && m_due.top().at <= now) {
        const std::size_t user = m_due.top().user;
        m_due.pop();
        if (!m_users[user].done)
            ask(user, now);
    }
}

void Crowd::windDown()
{
    if (m_windsDown)
        return;
    m_windsDown = true;
    m_figures.stoppedEarly = true;
    for (std::size_t user = m_started; user < m_users.size(); ++user)
        m_users[user].done = true;
    m_finished += m_users.size() - m_started;
    m_started = m_users.size();
    for (User &user : m_users)
        user.journey.windDown();
    // Whoever only waits for the next look at the stock may go at once.
    std::vector<Due> kept;
    for (; !m_due.empty(); m_due.pop()) {
        if (m_users[m_due.top().user].journey.betweenOrders())
            finish(m_due.top().user);
        else
            kept.push_back(m_due.top());
    }
    for (const Due &due : kept)
        m_due.push(due);
}

/// Ends the second under way; they follow the clock, so that one that was late does not move the next.
void Crowd::tick(Moment now, const EachSecond &eachSecond)
{
    m_second.second = int(std::chrono::round<std::chrono::seconds>(now - m_begin).count());
    m_second.length = std::max(Millis(1), std::chrono::round<Millis>(now - m_ticked));
    m_second.usersActive = int(m_started - m_finished);
    m_second.p50 = m_secondTimes.percentile(50);
    m_second.p99 = m_secondTimes.percentile(99);
    m_ticked = now;
    m_tick = m_begin + std::chrono::floor<std::chrono::seconds>(now - m_begin) + std::chrono::seconds(1);
    m_figures.seconds.push_back(m_second);
    if (eachSecond)
        eachSecond(m_second);
    m_second = {};
    m_secondTimes.clear();
}

/// What is left of the last second: a moment is added to the one before, since a rate over it would say nothing.
void Crowd::lastTick(Moment now, const EachSecond &eachSecond)
{
    if (m_second.requests == 0)
        return;
    if (now - m_ticked >= shortestSecond || m_figures.seconds.empty()) {
        tick(now, eachSecond);
        return;
    }
    SecondFigures &last = m_figures.seconds.back();
    last.length += std::chrono::round<Millis>(now - m_ticked);
    last.requests += m_second.requests;
    last.orders += m_second.orders;
    last.soldOut += m_second.soldOut;
    last.errors += m_second.errors;
}

Millis Crowd::untilNext(Moment now) const
{
    Moment next = std::min(m_tick, now + longestPoll);
    if (!m_due.empty())
        next = std::min(next, m_due.top().at);
    if (m_started < m_users.size())
        next = std::min(next, m_begin + m_setting.scenario.startOf(int(m_started)));
    return std::max(Millis(0), std::chrono::ceil<Millis>(next - now));
}

RunFigures Crowd::run(const std::atomic<bool> &stop, const EachSecond &eachSecond)
{
    m_begin = momentNow();
    m_ticked = m_begin;
    m_lastAnswer = m_begin;
    m_tick = m_begin + std::chrono::seconds(1);
    const Moment end = m_begin + m_setting.scenario.duration;
    Moment last = end + windDownFor;
    for (Moment now = m_begin; m_finished < m_users.size() && now < last; now = momentNow()) {
        if (!m_windsDown && (now >= end || stop.load(std::memory_order_relaxed))) {
            windDown();
            last = now + windDownFor;
        }
        // Who waits or thinks asks nothing: only requests without an answer say that nobody is there.
        m_figures.serverGone = m_second.errors > 0 && now - m_lastAnswer > giveUpAfter;
        if (m_figures.serverGone)
            break;
        startDue(now);
        m_wire.poll(untilNext(now));
        if (now >= m_tick)
            tick(now, eachSecond);
    }
    const Moment ended = momentNow();
    for (User &user : m_users) {
        if (!user.done)
            user.journey.abandon();
    }
    lastTick(ended, eachSecond);
    m_figures.elapsed = std::chrono::duration_cast<Micros>(ended - m_begin);
    m_figures.wire = m_wire.counters();
    return std::move(m_figures);
}

} // namespace firstcome::load
