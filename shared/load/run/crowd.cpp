// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/crowd.h"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace firstcome::load {

namespace {

constexpr Millis longestPoll{100};
constexpr Millis hearEvery{20};

std::string freshKeyPrefix()
{
    std::random_device device;
    char text[32];
    std::snprintf(text, sizeof text, "load-%08x%08x", unsigned(device()), unsigned(device()));
    return text;
}

std::vector<double> weightsOf(const Scenario &scenario)
{
    std::vector<double> weights;
    for (const MixEntry &entry : scenario.mix)
        weights.push_back(entry.weight);
    return weights;
}

} // namespace

Crowd::Crowd(Setting setting, BuyerJournal &journal)
    : m_setting(std::move(setting)),
      m_text(m_setting.endpoint.host), m_ground{m_setting.scenario.seed, m_text, m_decoder, journal, freshKeyPrefix(),
                                                m_setting.memberPassword},
      m_wire(m_setting.endpoint, m_setting.limits, *this), m_random(m_setting.scenario.seed),
      m_arrivals(m_setting.scenario.arrivals, m_setting.scenario.seed)
{
    const std::vector<double> weights = weightsOf(m_setting.scenario);
    m_choice = std::discrete_distribution<std::size_t>(weights.begin(), weights.end());
    for (const MarketProduct &product : m_setting.market.products) {
        m_ground.productPaths.push_back("/v1/products/" + std::to_string(product.id));
        m_ground.stockPaths.push_back(m_ground.productPaths.back() + "/stock");
    }
    if (!m_setting.scenario.isOpen())
        m_usersWanted = std::size_t(m_setting.scenario.users);
}

std::size_t Crowd::addVisitor()
{
    m_visitors.push_back({Journey(m_ground)});
    return m_wire.addSlot();
}

void Crowd::ask(std::size_t visitor, Moment now)
{
    Visitor &self = m_visitors[visitor];
    if (!std::exchange(self.begun, true))
        m_recorder.sent(std::chrono::duration_cast<Micros>(now - self.intended));
    self.sent = now;
    self.asking = true;
    self.journey.write(m_wire.request(visitor), now);
    m_wire.send(visitor, now);
}

void Crowd::goOn(std::size_t visitor, Millis wait, Moment now)
{
    const Moment at = now + wait;
    m_visitors[visitor].intended = at;
    if (at > now)
        m_due.push({at, visitor});
    else
        ask(visitor, now);
}

void Crowd::answered(std::size_t slot, const Answer &answer, Moment now)
{
    Visitor &self = m_visitors[slot];
    const Step step = self.journey.step();
    self.asking = false;
    const Journey::Next next = self.journey.answered(answer, now);
    m_recorder.answered({step, next.outcome, self.intended, self.sent, now});
    if (answer.status != 0) {
        m_recorder.heard(now);
        if (self.first)
            m_recorder.firstAnswer();
        self.first = false;
    }
    if (next.then == Journey::Then::GoesOn)
        goOn(slot, next.wait, now);
    else
        journeyOver(slot, next, now);
}

void Crowd::askDue(Moment now)
{
    while (!m_due.empty() && m_due.top().at <= now) {
        const Due due = m_due.top();
        m_due.pop();
        Visitor &self = m_visitors[due.visitor];
        if (self.left)
            continue;
        if (self.entry)
            ask(due.visitor, now);
        else if (due.visitor >= m_usersWanted)
            leave(due.visitor);
        else if (m_pausedAt)
            m_resting.push_back(due.visitor);
        else
            beginJourney(due.visitor, due.at);
    }
}

Micros Crowd::untilNext(Moment now) const
{
    Moment next = std::min(m_recorder.nextTick(), now + longestPoll);
    next = std::min(next, m_heard + hearEvery);
    if (!m_due.empty())
        next = std::min(next, m_due.top().at);
    if (!m_pausedAt && !m_planEnded) {
        if (const auto arrival = m_arrivals.next())
            next = std::min(next, atPlanTime(*arrival));
        if (m_usersStarted < m_usersWanted)
            next = std::min(next, atPlanTime(m_setting.scenario.startOf(int(m_usersStarted))));
    }
    return std::max(Micros(0), std::chrono::ceil<Micros>(next - now));
}

bool Crowd::finished() const
{
    if (m_active > 0 || !m_backlog.empty())
        return false;
    return m_planEnded || (!m_setting.scenario.isOpen() && m_usersStarted >= m_usersWanted);
}

/// The run ends here: what is not known is written down as such.
void Crowd::abandonRest()
{
    for (Visitor &visitor : m_visitors) {
        if (visitor.entry)
            visitor.journey.abandon();
    }
}

void Crowd::hear(Moment now, const CrowdHooks &hooks)
{
    if (now - m_heard < hearEvery)
        return;
    m_heard = now;
    if (!hooks.commands)
        return;
    for (const RunCommand &command : hooks.commands()) {
        m_recorder.note(now, command.text());
        obey(command, now);
    }
}

RunFigures Crowd::run(const std::atomic<bool> &stop, const CrowdHooks &hooks)
{
    m_begin = momentNow();
    m_recorder.begin(m_begin);
    const Scenario &scenario = m_setting.scenario;
    const Micros length = scenario.isOpen() ? m_arrivals.length() : Micros(scenario.duration);
    Moment last = Moment::max();
    bool lost = false;
    for (Moment now = m_begin; !finished() && now < last; now = momentNow()) {
        hear(now, hooks);
        if (stop.load(std::memory_order_relaxed))
            stopNow();
        // Who waits or thinks asks nothing: only requests without an answer say that nobody is there.
        lost = m_recorder.failedSinceAnswer() > 0 && now - m_recorder.lastAnswer() > giveUpAfter;
        if (lost)
            break;
        startUsers(now);
        startArrivals(now);
        if (!m_planEnded && planTime(now) >= length)
            endPlan();
        if (m_planEnded && last == Moment::max())
            last = now + windDownFor;
        askDue(now);
        m_wire.poll(m_backlog.empty() ? untilNext(now) : std::min(untilNext(now), Micros(1'000)));
        if (now >= m_recorder.nextTick()) {
            if (hooks.soFar)
                hooks.soFar(m_recorder.soFar(now));
            m_recorder.tick(now, int(m_active), hooks.eachSecond);
        }
    }
    const bool early = m_stopped || m_active > 0;
    abandonRest();
    RunFigures figures = m_recorder.finish(momentNow(), int(m_active), hooks.eachSecond);
    figures.serverLost = lost || m_recorder.failedSinceAnswer() > 0;
    figures.stoppedEarly = early;
    figures.users = int(scenario.isOpen() ? m_visitors.size() : m_usersStarted);
    figures.wire = m_wire.counters();
    return figures;
}

} // namespace firstcome::load
