// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator.h"
#include "shared/contract/permissions.h"

#include <QJsonArray>

namespace firstcome::operators {

QByteArray accountOf(const Operator &who)
{
    return "operator " + QByteArray::number(who.id);
}

QJsonObject toJson(const Operator &who)
{
    return {{QStringLiteral("id"), idText(who.id)},
            {QStringLiteral("login"), who.login},
            {QStringLiteral("permissions"), QJsonArray::fromStringList(permissionNames(who.permissions))}};
}

} // namespace firstcome::operators
