// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/journey/journey.h"

namespace firstcome::load {

Journey::Next Journey::windowAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 201) {
        if (auto key = m_ground.decoder.paymentKey(answer.body)) {
            m_paymentKey = std::move(*key);
            return go(Step::Begin);
        }
    }
    if (retries(answer, now))
        return again(troubleOf(answer), answer);
    return over(Outcome::Failed);
}

Journey::Next Journey::beginAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 200 || answer.status == 201)
        return go(Step::Confirm);
    if (retries(answer, now))
        return again(troubleOf(answer), answer);
    return paymentRefused(answer);
}

Journey::Next Journey::confirmAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 200) {
        const auto payment = m_ground.decoder.payment(answer.body);
        m_ground.journal.paid(m_grant, payment ? payment->id : 0);
        return payment && payment->state == "APPROVED" ? paid() : over(Outcome::Failed);
    }
    m_ground.journal.paying(m_grant, Paying::Unknown);
    if (answer.status == 202) {
        Next next = go(Step::Poll);
        next.wait = pollEvery;
        return next;
    }
    if (retries(answer, now))
        return again(troubleOf(answer), answer);
    const bool young = now - m_stepBegan < retryFor;
    if (young && answer.status == 409 && m_ground.decoder.problem(answer.body).code == code::requestInProgress.name)
        return again(Outcome::Busy, answer);
    return paymentRefused(answer);
}

Journey::Next Journey::paid()
{
    return m_entry.journey == JourneyKind::Refund ? go(Step::Claim) : over(Outcome::Good);
}

Journey::Next Journey::paymentRefused(const Answer &answer)
{
    const ToldProblem problem = m_ground.decoder.problem(answer.body);
    m_ground.journal.refused(problem.code.empty() ? "HTTP " + std::to_string(answer.status) : problem.code);
    const bool byRule = answer.status == 402 || answer.status == 409;
    if (byRule)
        m_ground.journal.paying(m_grant, Paying::Refused);
    return over(byRule ? Outcome::Limit : Outcome::Failed);
}

Journey::Next Journey::pollAnswered(const Answer &answer, Moment now)
{
    const auto state = answer.status == 200 ? m_ground.decoder.orderState(answer.body) : std::nullopt;
    if (state && *state != "PENDING_PAYMENT") {
        const bool isPaid = *state == "PAID" || *state == "COMPLETED" || *state == "PARTIALLY_CANCELLED";
        if (!isPaid) {
            m_ground.journal.paying(m_grant, Paying::Refused);
            return over(Outcome::Limit);
        }
        m_ground.journal.paid(m_grant, 0);
        return paid();
    }
    // The read was answered; the payment stays undecided, which is no failure of anybody's yet.
    if (state && now - m_stepBegan >= pollFor)
        return over(Outcome::Good);
    if (state)
        return {Outcome::Good, Then::GoesOn, pollEvery};
    return retries(answer, now) ? again(troubleOf(answer), answer) : over(troubleOf(answer));
}

Journey::Next Journey::cancelAnswered(const Answer &answer, Moment now)
{
    if (answer.status == 200) {
        m_ground.journal.givenBack(m_grant);
        return over(Outcome::Good);
    }
    if (retries(answer, now))
        return again(troubleOf(answer), answer);
    const ToldProblem problem = m_ground.decoder.problem(answer.body);
    if (problem.code == code::requestInProgress.name && now - m_stepBegan < retryFor)
        return again(Outcome::Busy, answer);
    m_ground.journal.refused(problem.code.empty() ? "HTTP " + std::to_string(answer.status) : problem.code);
    return over(answer.status == 409 ? Outcome::Limit : troubleOf(answer));
}

} // namespace firstcome::load
