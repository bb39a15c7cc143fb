// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/platform/module/audit.h"
#include "shared/base/result.h"

namespace firstcome::operators {

/// What the command line or the demo data says of a new operator.
struct OperatorForm
{
    QString login;
    QString password;
    QStringList permissions; ///< names
};

/// Everything but the password's hash and the id; a refusal LOGIN_INVALID, PASSWORD_WEAK, PERMISSION_UNKNOWN or
/// PERMISSION_MISSING.
Result<Operator> operatorFrom(const OperatorForm &form);

/// Stores a new operator with its audit entry; LOGIN_TAKEN when there is one of this login.
Result<Operator> addOperator(sql::Connection &connection, Audit &audit, const Operator &wanted, Instant now);

/// For demo data: the operator of this login, made if there is none.
Operator findOrAddOperator(sql::Connection &connection, Audit &audit, const Operator &wanted, Instant now);

} // namespace firstcome::operators
