// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/journey/journey.h"

namespace firstcome::load {

/// A line of what was paid; where somebody must decide it, its buyer does not wait for long.
Journey::Next Journey::claimAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 201) {
        const auto claim = m_ground.decoder.claim(answer.body);
        if (!claim)
            return over(Outcome::Failed);
        m_claimId = claim->id;
        Next next = go(Step::ClaimPoll);
        next.wait = pollEvery;
        return next;
    }
    if (retries(answer, now))
        return again(troubleOf(answer), answer);
    const ToldProblem problem = m_ground.decoder.problem(answer.body);
    if (problem.code == code::requestInProgress.name && now - m_stepBegan < retryFor)
        return again(Outcome::Busy, answer);
    m_ground.journal.refused(problem.code.empty() ? "HTTP " + std::to_string(answer.status) : problem.code);
    const bool byRule = answer.status == 409 || answer.status == 422;
    return over(byRule ? Outcome::Limit : troubleOf(answer));
}

Journey::Next Journey::claimPollAnswered(const Answer &answer, Moment now)
{
    const auto claim = answer.status == 200 ? m_ground.decoder.claim(answer.body) : std::nullopt;
    if (!claim)
        return retries(answer, now) ? again(troubleOf(answer), answer) : over(troubleOf(answer));
    if (claim->state == "COMPLETED") {
        m_ground.journal.refunded(m_grant, claim->paid);
        return over(Outcome::Good);
    }
    if (claim->state == "REJECTED" || claim->state == "WITHDRAWN")
        return over(Outcome::Limit);
    // The read was answered; what is not decided or paid back yet is no failure of anybody's.
    const bool waits = now - m_stepBegan < (claim->state == "REQUESTED" ? decideFor : pollFor);
    return waits ? Next{Outcome::Good, Then::GoesOn, pollEvery} : over(Outcome::Good);
}

} // namespace firstcome::load
