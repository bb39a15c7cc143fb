// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "shared/load/journey.h"

namespace firstcome::load {

namespace {

constexpr Millis pollEvery{250};

}

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
    return over(Mark::Error);
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
        return over(payment && payment->state == "APPROVED" ? Mark::Good : Mark::Error);
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
        return again(Mark::Busy, answer);
    return paymentRefused(answer);
}

Journey::Next Journey::paymentRefused(const Answer &answer)
{
    const ToldProblem problem = m_ground.decoder.problem(answer.body);
    m_ground.journal.refused(problem.code.empty() ? "HTTP " + std::to_string(answer.status) : problem.code);
    const bool byRule = answer.status == 402 || answer.status == 409;
    if (byRule)
        m_ground.journal.paying(m_grant, Paying::Refused);
    return over(byRule ? Mark::Refused : Mark::Error);
}

Journey::Next Journey::pollAnswered(const Answer &answer, Moment now)
{
    const auto state = answer.status == 200 ? m_ground.decoder.orderState(answer.body) : std::nullopt;
    if (state && *state != "PENDING_PAYMENT") {
        const bool paid = *state == "PAID" || *state == "COMPLETED" || *state == "PARTIALLY_CANCELLED";
        if (paid)
            m_ground.journal.paid(m_grant, 0);
        else
            m_ground.journal.paying(m_grant, Paying::Refused);
        return over(paid ? Mark::Good : Mark::Refused);
    }
    if (now - m_stepBegan >= pollFor)
        return over(Mark::Error);
    if (state)
        return {Mark::Good, false, pollEvery};
    return retries(answer, now) ? again(troubleOf(answer), answer) : over(troubleOf(answer));
}

} // namespace firstcome::load
