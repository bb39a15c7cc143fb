// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/prove_operator.h"

#include "backend/operators/operator_store.h"
#include "shared/contract/error_codes.h"

namespace firstcome::operators {

QCoro::Task<Result<quint32>> ProveOperator::run(approvals::PasswordProof proof)
{
    const auto found = m_needs.database.read(
        [id = proof.operatorId](sql::Connection &connection) { return OperatorStore(connection).byId(id); });
    const std::optional<Operator> who = co_await found;
    if (!who)
        co_return refuse(code::passwordWrong);
    const QByteArray hash = who->enabled ? who->passwordHash : QByteArray();
    access::PasswordTry attempt{accountOf(*who), proof.address, proof.password, hash};
    const auto checking = m_gate.check(std::move(attempt), m_needs.clock());
    const Result<void> proven = co_await checking;
    if (proven)
        co_return who->permissions;
    if (proven.error().code == code::badCredentials)
        co_return refuse(code::passwordWrong);
    co_return tl::unexpected(proven.error());
}

} // namespace firstcome::operators
