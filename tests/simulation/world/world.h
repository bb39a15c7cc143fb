// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/simulation/world/town.h"

namespace firstcome::simulation {

/// What came of a run.
struct Outcome
{
    QStringList findings; ///< what must never be
    QStringList story;
    QByteArray hash; ///< of the story, all tables and the companies' books
    Coverage coverage;
    qint64 commits = 0;
    int deaths = 0;
    std::chrono::milliseconds simulated{};
};

/// One run: luck takes one step after the other out of all that could happen next, until the people have done what they
/// wanted; then nothing is disturbed any more and everything must come to its end.
/// Thread: the main one.
class World
{
public:
    explicit World(const Plan &plan);
    ~World();

    Outcome run();

private:
    enum class Kind : quint8 { Turn, Job, Outside };
    struct Choice
    {
        Kind kind = Kind::Turn;
        size_t place = 0;
    };

    void begin(bool first);
    void kill(const QByteArray &how);
    bool mayCommit();
    void planActs();
    std::vector<Choice> choices() const;
    void take(const Choice &choice);
    /// False: nothing can happen before time passes.
    bool step();
    void mishap();
    void passTime();
    void rest();
    void heal();
    void healUntil(Instant until);
    bool isOver();

    Site m_site;
    Wire m_wire;
    Town m_town;
    std::unique_ptr<Life> m_life;
    Instant m_began{};
    qint64 m_commits = 0;
    qint64 m_steps = 0;
    int m_deaths = 0;
    int m_actsLeft = 0;
    int m_quiet = 0; ///< steps of time since something came from outside
    bool m_killed = false;
    std::optional<qint64> m_dieAtCommit;
    bool m_dieBefore = false;
};

/// One run of a seed.
Outcome run(const Plan &plan);

} // namespace firstcome::simulation
