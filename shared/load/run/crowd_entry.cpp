// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/crowd.h"

#include <algorithm>

namespace firstcome::load {

namespace {

constexpr int arrivalsAtOnce = 128; // then answers are looked at

}

const MixEntry &Crowd::chooseEntry()
{
    return m_setting.scenario.mix[m_setting.scenario.mix.size() == 1 ? 0 : m_choice(m_random)];
}

const Member &Crowd::memberOf(std::size_t number) const
{
    const auto &members = m_setting.members;
    return members.empty() ? m_nobody : members[number % members.size()];
}

/// The plan's clock stands still while the run is paused.
Micros Crowd::planTime(Moment now) const
{
    return std::chrono::duration_cast<Micros>(m_pausedAt.value_or(now) - m_begin - m_pausedFor);
}

Moment Crowd::atPlanTime(Micros time) const
{
    return m_begin + m_pausedFor + time;
}

void Crowd::beginJourney(std::size_t visitor, Moment intended)
{
    Visitor &self = m_visitors[visitor];
    self.entry = &chooseEntry();
    self.journey.begin(*self.entry);
    self.first = true;
    self.begun = false;
    self.intended = intended;
    if (!m_setting.scenario.isOpen())
        m_recorder.arrived();
    ask(visitor, momentNow());
}

void Crowd::leave(std::size_t visitor)
{
    Visitor &self = m_visitors[visitor];
    if (self.left)
        return;
    self.entry = nullptr;
    self.left = true;
    --m_active;
    if (m_setting.scenario.isOpen())
        m_free.push_back(visitor);
    else
        m_wire.close(visitor);
}

void Crowd::journeyOver(std::size_t visitor, const Journey::Next &next, Moment now)
{
    Visitor &self = m_visitors[visitor];
    const bool sale = self.entry->journey == JourneyKind::Sale;
    const bool open = m_setting.scenario.isOpen();
    // In a mix there is always something else to do.
    const bool leaves = next.then == Journey::Then::Leaves && (m_stopped || m_setting.scenario.mix.size() == 1);
    if (leaves || (open && !sale) || (!open && (m_planEnded || visitor >= m_usersWanted))) {
        leave(visitor);
        return;
    }
    if (open) {
        self.journey.begin(*self.entry);
        goOn(visitor, next.wait, now);
        return;
    }
    self.entry = nullptr;
    m_due.push({now + next.wait, visitor});
}

void Crowd::startUsers(Moment now)
{
    const Scenario &scenario = m_setting.scenario;
    while (!m_planEnded && !m_pausedAt && m_usersStarted < m_usersWanted &&
           atPlanTime(scenario.startOf(int(m_usersStarted))) <= now) {
        const std::size_t user = addVisitor();
        m_visitors[user].journey.come(memberOf(user), int(user));
        ++m_active;
        beginJourney(user, atPlanTime(scenario.startOf(int(m_usersStarted++))));
    }
}

std::optional<std::size_t> Crowd::freeVisitor()
{
    if (!m_free.empty()) {
        const std::size_t visitor = m_free.back();
        m_free.pop_back();
        return visitor;
    }
    return m_visitors.size() < m_setting.connections ? std::optional(addVisitor()) : std::nullopt;
}

void Crowd::startArrivals(Moment now)
{
    while (!m_planEnded && !m_pausedAt && m_arrivals.next() && atPlanTime(*m_arrivals.next()) <= now) {
        m_backlog.push_back(atPlanTime(*m_arrivals.next()));
        m_recorder.arrived();
        m_arrivals.take();
    }
    for (int begun = 0; begun < arrivalsAtOnce && !m_backlog.empty(); ++begun) {
        const auto visitor = freeVisitor();
        if (!visitor)
            return;
        Visitor &self = m_visitors[*visitor];
        self.left = false;
        self.journey.come(memberOf(std::size_t(m_number)), m_number);
        ++m_number;
        ++m_active;
        beginJourney(*visitor, m_backlog.front());
        m_backlog.pop_front();
    }
}

/// No journey begins any more; those under way go on. In the closed model nobody orders again.
void Crowd::endPlan()
{
    m_planEnded = true;
    for (std::size_t visitor = 0; visitor < m_visitors.size(); ++visitor) {
        Visitor &self = m_visitors[visitor];
        if (m_setting.scenario.isOpen() && !m_stopped)
            continue;
        self.journey.windDown();
        if (!self.left && !self.asking && self.journey.betweenOrders())
            leave(visitor); // whoever only waits for the next look may go at once
    }
}

void Crowd::stopNow()
{
    if (m_stopped)
        return;
    m_stopped = true;
    if (m_pausedAt)
        resume(momentNow());
    m_backlog.clear();
    endPlan();
}

void Crowd::obey(const RunCommand &command, Moment now)
{
    switch (command.kind) {
    case RunCommand::Kind::Rate:
        m_arrivals.changeRate(command.rate, planTime(now));
        break;
    case RunCommand::Kind::Users:
        setUsers(command.users, now);
        break;
    case RunCommand::Kind::Pause:
        pause(now);
        break;
    case RunCommand::Kind::Resume:
        resume(now);
        break;
    case RunCommand::Kind::Stop:
        stopNow();
        break;
    case RunCommand::Kind::Note:
    case RunCommand::Kind::Token:
        break;
    }
}

/// More come at once; fewer: whoever is too many leaves after the journey under way.
void Crowd::setUsers(int users, Moment now)
{
    if (m_setting.scenario.isOpen() || m_planEnded)
        return;
    const std::size_t most = m_setting.scenario.needsMembers() ? m_setting.members.size() : m_setting.connections;
    m_usersWanted = std::min(std::size_t(users), most);
    for (std::size_t user = 0; user < std::min(m_usersStarted, m_usersWanted); ++user) {
        Visitor &self = m_visitors[user];
        if (!self.left)
            continue;
        self.left = false;
        ++m_active;
        m_due.push({now, user});
    }
}

void Crowd::pause(Moment now)
{
    if (!m_pausedAt && !m_planEnded)
        m_pausedAt = now;
}

void Crowd::resume(Moment now)
{
    if (!m_pausedAt)
        return;
    m_pausedFor += now - *m_pausedAt;
    m_pausedAt.reset();
    for (const std::size_t visitor : m_resting)
        m_due.push({now, visitor});
    m_resting.clear();
}

} // namespace firstcome::load
