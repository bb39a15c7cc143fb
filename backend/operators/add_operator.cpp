// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/add_operator.h"
#include "backend/operators/operator_store.h"
#include "backend/platform/access/common_passwords.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/member.h"
#include "shared/contract/permissions.h"

namespace firstcome::operators {

Result<Operator> operatorFrom(const OperatorForm &form)
{
    if (!isUsername(form.login))
        return refuse(code::loginInvalid, QStringLiteral("A login has %1 to %2 letters, digits, '.', '-' or '_'.")
                                              .arg(member_limits::usernameLeast)
                                              .arg(member_limits::username));
    if (const auto fault = access::newPasswordFault(form.password, {form.login}))
        return refuse(code::passwordWeak, QStringLiteral("The password %1.").arg(*fault));
    const auto permissions = permissionsFrom(form.permissions);
    if (!permissions)
        return tl::unexpected(permissions.error());
    Operator who;
    who.login = form.login;
    who.permissions = *permissions;
    return who;
}

Result<Operator> addOperator(sql::Connection &connection, Audit &audit, const Operator &wanted, Instant now)
{
    OperatorStore store(connection);
    if (store.byLogin(wanted.login))
        return refuse(code::loginTaken, QStringLiteral("There is an operator \"%1\" already.").arg(wanted.login));
    Operator who = wanted;
    who.createdAt = now;
    store.insert(who, now);
    audit.append(connection, {0, "operator.add", "operator:" + QByteArray::number(who.id), {}, toJson(who), {}, now});
    return who;
}

Operator findOrAddOperator(sql::Connection &connection, Audit &audit, const Operator &wanted, Instant now)
{
    if (const auto known = OperatorStore(connection).byLogin(wanted.login))
        return *known;
    return addOperator(connection, audit, wanted, now).value();
}

} // namespace firstcome::operators
