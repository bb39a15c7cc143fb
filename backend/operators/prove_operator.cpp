// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/prove_operator.h"

#include "backend/operators/operator_store.h"
#include "backend/operators/session_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::operators {

QCoro::Task<Result<quint32>> ProveOperator::run(approvals::PasswordProof proof)
{
    const Instant now = m_needs.clock();
    const auto found = m_needs.database.read([proof, now](sql::Connection &connection) {
        const bool known = SessionStore(connection).addresses().contains({proof.operatorId, proof.address}, now);
        return std::pair(OperatorStore(connection).byId(proof.operatorId), known);
    });
    const auto [who, knownAddress] = co_await found;
    if (!who)
        co_return refuse(code::passwordWrong);
    const QByteArray hash = who->enabled ? who->passwordHash : QByteArray();
    access::PasswordTry attempt{accountOf(*who), proof.address, proof.password, hash, knownAddress};
    const auto checking = m_gate.check(std::move(attempt), now);
    const Result<void> proven = co_await checking;
    if (proven)
        co_return who->permissions;
    if (proven.error().code == code::badCredentials)
        co_return refuse(code::passwordWrong);
    co_return tl::unexpected(proven.error());
}

} // namespace firstcome::operators
