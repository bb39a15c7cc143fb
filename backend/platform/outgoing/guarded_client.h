// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/sender.h"
#include "backend/platform/resilience/backoff.h"
#include "backend/platform/resilience/dependency.h"
#include <qcorotask.h>

namespace firstcome::outgoing {

/// Calls one dependency behind its breaker, with the one retry rule: at most `Call::retries` (and 2), only where
/// repeating is safe, after a jittered wait, within the call's own timeout, and never more than a tenth of all calls.
/// A 5xx, a lost answer and a failed connection count as failures; any other answer, also a no, is a success.
/// Thread: any thread with a Loop; resumes there. Must outlive its calls.
class GuardedClient
{
public:
    GuardedClient(Sender &sender, resilience::Dependency &dependency, quint64 seed = 1);

    QCoro::Task<Answer> send(Call call);

private:
    QCoro::Task<Answer> sendOnce(Call call);
    /// The wait before the next try; nothing when there must be none.
    std::optional<std::chrono::milliseconds> nextTry(const Call &call, const Answer &answer, int tried);

    Sender &m_sender;
    resilience::Dependency &m_dependency;
    std::mutex m_mutex;
    resilience::RetryBudget m_budget;
    std::minstd_rand m_random;
};

} // namespace firstcome::outgoing
