// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/operators/operator_ground.h"

namespace firstcome::operators {

/// Asks an operator's own password again, before something that a stolen session must not do.
/// Invariant: wrong ones count as tries of a log-in. Thread: lanes.
class ProveOperator
{
public:
    ProveOperator(const OperatorGround &needs, access::PasswordGate &gate) : m_needs(needs), m_gate(gate) {}

    /// What he may do now; PASSWORD_WRONG, also for one who is not let in any more; TOO_MANY_REQUESTS.
    QCoro::Task<Result<quint32>> run(approvals::PasswordProof proof);

private:
    const OperatorGround &m_needs;
    access::PasswordGate &m_gate;
};

} // namespace firstcome::operators
