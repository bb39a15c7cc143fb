// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/world.h"

#include "backend/settlements/settlement_day.h"
#include "tests/simulation/world/database_file.h"
#include "tests/simulation/world/judge.h"
#include <QCryptographicHash>

namespace firstcome::simulation {

namespace {

using namespace std::chrono_literals;

constexpr qint64 mostSteps = 150'000;
constexpr int stepsThatLook = 4; ///< of time, finely, before it passes in larger ones
constexpr int looksOfHealing = 8;
constexpr int mostNights = 12;
constexpr std::chrono::minutes nightAt{200}; ///< after midnight in Seoul

} // namespace

World::World(const Plan &plan) : m_site(plan), m_wire(m_site), m_town(m_site), m_began(m_site.now)
{
    if (plan.death) {
        m_dieAtCommit = plan.death->commit;
        m_dieBefore = plan.death->before;
    }
}

World::~World()
{
    m_town.use(nullptr);
    m_site.agenda.clear();
}

Outcome run(const Plan &plan)
{
    return World(plan).run();
}

void World::begin(bool first)
{
    m_life = std::make_unique<Life>(m_site, m_wire);
    m_life->begin(first);
    m_life->mayCommit = [this] { return mayCommit(); };
    m_town.use(m_life.get());
    m_killed = false;
}

bool World::mayCommit()
{
    if (m_killed)
        return false;
    ++m_commits;
    if (m_dieAtCommit && m_commits >= *m_dieAtCommit) {
        m_dieAtCommit.reset();
        m_killed = true;
        return !m_dieBefore;
    }
    return true;
}

void World::kill(const QByteArray &how)
{
    m_site.fault(how);
    ++m_deaths;
    m_town.use(nullptr);
    m_life->die();
    m_life.reset();
    m_killed = false;
    if (m_site.plan.faults && m_site.dice.inThousand(150)) {
        m_site.now -= std::chrono::milliseconds(m_site.dice.within({1, 2'000}));
        m_site.fault("clock-back");
    }
    m_site.agenda.add(m_site.now + std::chrono::milliseconds(m_site.dice.within({50, 30'000})), [this] {
        m_site.tell({"shop", "starts again"});
        begin(false);
    });
}

void World::planActs()
{
    Instant at = m_site.now;
    m_actsLeft = m_site.plan.acts;
    for (int i = 0; i < m_site.plan.acts; ++i) {
        const qint64 luck = m_site.dice.below(1'000);
        const Dice::Range gap = luck < 720   ? Dice::Range{0, 400}
                                : luck < 900 ? Dice::Range{1'000, 40'000}
                                : luck < 975 ? Dice::Range{60'000, 1'500'000}
                                             : Dice::Range{4 * 3'600'000, 30 * 3'600'000};
        at += std::chrono::milliseconds(m_site.dice.within(gap));
        m_site.agenda.add(at, [this] {
            --m_actsLeft;
            m_town.act();
        });
    }
}

std::vector<World::Choice> World::choices() const
{
    std::vector<Choice> choices;
    if (m_life) {
        for (const size_t place : m_life->turns().waiting())
            choices.push_back({Kind::Turn, place});
        for (const size_t place : m_life->timers().due())
            choices.push_back({Kind::Job, place});
    }
    for (qint64 i = 0; i < std::min<qint64>(2, m_site.agenda.due(m_site.now)); ++i)
        choices.push_back({Kind::Outside, 0});
    return choices;
}

void World::take(const Choice &choice)
{
    switch (choice.kind) {
    case Kind::Turn:
        m_life->turns().take(choice.place);
        break;
    case Kind::Job:
        m_life->timers().run(choice.place);
        break;
    case Kind::Outside:
        m_quiet = 0;
        m_site.agenda.take(m_site.now, m_site.dice)();
        break;
    }
    if (m_life && m_killed)
        kill(m_dieBefore ? "crash-before-commit" : "crash-after-commit");
    else if (m_life)
        m_life->pump();
}

bool World::step()
{
    const auto all = choices();
    if (all.empty())
        return false;
    if (++m_steps > mostSteps) {
        m_site.find(QStringLiteral("it does not come to rest"));
        return false;
    }
    take(m_site.dice.oneOf(all));
    return true;
}

void World::mishap()
{
    const Weather &weather = m_site.weather;
    Dice &dice = m_site.dice;
    if (m_life && dice.seldom(weather.crash)) {
        const qint64 way = dice.below(3);
        m_dieBefore = way == 1;
        if (way == 0)
            return kill("crash");
        m_dieAtCommit = m_commits + dice.within({1, 6});
    }
    if (dice.seldom(weather.leap)) {
        const Dice::Range far = dice.inThousand(800) ? Dice::Range{1'000, 900'000} : Dice::Range{3'600'000, 90'000'000};
        m_site.now += std::chrono::milliseconds(dice.within(far));
        m_site.fault("clock-leap");
    }
    if (dice.seldom(weather.outage)) {
        m_wire.goDownUntil(m_site.now + std::chrono::milliseconds(dice.within({1'000, 120'000})));
        m_site.fault("outage");
    }
    if (dice.seldom(weather.keyLost)) {
        m_site.companies.refuseKey(true);
        m_site.agenda.add(m_site.now + std::chrono::milliseconds(dice.within({5'000, 90'000})),
                          [this] { m_site.companies.refuseKey(false); });
        m_site.fault("key-refused");
    }
}

/// To the next thing that happens; where that is far only a few looks of the shop lie between.
void World::passTime()
{
    const auto outside = m_site.agenda.next();
    const Instant far = outside.value_or(m_site.now + 10min);
    std::optional<Instant> job = m_life ? m_life->timers().next() : std::nullopt;
    Instant to = far;
    if (job && *job < far && m_quiet < stepsThatLook)
        to = *job + std::chrono::milliseconds(m_site.dice.within({0, 1'200}));
    else if (job && *job < far && m_quiet < 2 * stepsThatLook)
        to = m_site.now + (far - m_site.now) / m_site.dice.within({2, 6});
    ++m_quiet;
    m_site.now = std::max(m_site.now, std::min(to, far));
}

/// All that can happen without time passing.
void World::rest()
{
    while (step()) {
    }
}

Outcome World::run()
{
    begin(true);
    planActs();
    while (m_actsLeft > 0 && m_steps < mostSteps) {
        if (!step())
            passTime();
        mishap();
    }
    heal();
    Outcome outcome;
    judge({m_site, *m_life, m_town.decidedByHand()});
    outcome.simulated = m_site.now - m_began;
    m_town.use(nullptr);
    m_life.reset();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_site.story.digest());
    hash.addData(digestOf(m_site.database.path));
    for (const auto &payment : m_site.companies.gateway().payments())
        hash.addData(encoded(toRecord(payment)));
    outcome.hash = hash.result().toHex();
    outcome.findings = m_site.findings;
    outcome.story = m_site.story.lines();
    outcome.coverage = m_site.coverage;
    outcome.commits = m_commits;
    outcome.deaths = m_deaths;
    return outcome;
}

bool World::isOver()
{
    return m_life && !m_site.agenda.next() && m_life->timers().idle() && isSettled(m_site);
}

/// People end what is open, the shop works as often as it wants to for a while, then seldom until then.
void World::healUntil(Instant until)
{
    if (m_life)
        m_town.settle();
    for (int looks = 0; looks < looksOfHealing; ++looks) {
        rest();
        const auto outside = m_site.agenda.next();
        const auto job = m_life ? m_life->timers().next() : std::nullopt;
        const Instant next = std::min(outside.value_or(until), job.value_or(until));
        m_site.now = std::max(m_site.now, std::min(next, until));
    }
    m_site.now = std::max(m_site.now, until);
    rest();
}

void World::heal()
{
    m_site.tell({"world", "heals: from here on nothing is disturbed"});
    m_site.weather = {};
    m_site.companies.settings = {};
    m_site.companies.refuseKey(false);
    m_wire.goDownUntil(m_site.now);
    if (!m_site.plan.death)
        m_dieAtCommit.reset();
    for (const auto pause : {1s, 1s, 20s, 20s, 70s, 70s, 70s, 300s, 300s, 300s})
        healUntil(m_site.now + pause);
    for (int night = 0; night < mostNights && m_steps < mostSteps; ++night) {
        // When books are compared and days are settled.
        const auto day = settlements::dayOf(m_site.now - nightAt) + 1;
        m_site.now = settlements::beginOf(day) + nightAt;
        for (const auto pause : {1s, 60s, 600s, 3'600s, 3'600s})
            healUntil(m_site.now + pause);
        if (night > 0 && isOver())
            break;
    }
    if (!m_life)
        begin(false);
    rest();
}

} // namespace firstcome::simulation
