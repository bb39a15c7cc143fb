// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/permissions.h"

#include "shared/contract/error_codes.h"
#include <array>
#include <bit>

namespace firstcome {

namespace {

// Index = number of the bit.
constexpr std::array names{"view",      "catalogue.edit",       "stock.correct", "sale.run",
                           "order.act", "refund.decide",        "payout.decide", "ops.act",
                           "load.run",  "member.view-personal", "settings.edit", "operator.manage"};
static_assert(names.size() == size_t(std::popcount(permission::every)));

} // namespace

QStringList permissionNames(quint32 permissions)
{
    QStringList set;
    for (size_t bit = 0; bit < names.size(); ++bit) {
        if (permissions & (1U << bit))
            set.append(QString::fromLatin1(names[bit]));
    }
    return set;
}

Result<quint32> permissionsFrom(const QStringList &given)
{
    quint32 permissions = 0;
    for (const QString &name : given) {
        const auto found = std::find_if(names.begin(), names.end(),
                                        [&](const char *known) { return name == QLatin1StringView(known); });
        if (found == names.end())
            return refuse(code::permissionUnknown, QStringLiteral("There is no permission \"%1\"; there are: %2.")
                                                       .arg(name, permissionNames(permission::every).join(u", ")));
        permissions |= 1U << (found - names.begin());
    }
    if (permissions == 0)
        return refuse(code::permissionMissing);
    return permissions;
}

} // namespace firstcome
