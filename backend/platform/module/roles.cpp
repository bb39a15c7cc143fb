// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/module/roles.h"

#include <QStringList>
#include <array>

namespace firstcome {

namespace {

constexpr std::array<const char *, size_t(Role::Anywhere)> names{"members",    "catalog", "orders",      "payments",
                                                                 "deliveries", "claims",  "settlements", "ops"};
const QString everyRole = QStringLiteral("all");
const QString routesOnly = QStringLiteral(":routes");
const QString workersOnly = QStringLiteral(":workers");

/// Nothing: there is no such role.
std::optional<quint32> bitOf(const QString &name)
{
    for (size_t role = 0; role < names.size(); ++role) {
        if (name == QLatin1StringView(names[role]))
            return 1U << role;
    }
    return std::nullopt;
}

} // namespace

QString nameOf(Role role)
{
    return role == Role::Anywhere ? everyRole : QString::fromLatin1(names[size_t(role)]);
}

std::optional<Roles> Roles::from(const QString &text)
{
    Roles roles;
    roles.m_routes = 0;
    roles.m_workers = 0;
    for (const QString &part : text.split(u',')) {
        const QString half = part.contains(u':') ? part.mid(part.indexOf(u':')) : QString();
        const QString name = part.chopped(half.size());
        const auto bits = name == everyRole ? std::optional(all) : bitOf(name);
        if (!bits || (!half.isEmpty() && half != routesOnly && half != workersOnly))
            return std::nullopt;
        roles.m_routes |= half == workersOnly ? 0 : *bits;
        roles.m_workers |= half == routesOnly ? 0 : *bits;
    }
    return roles;
}

QString Roles::text() const
{
    if (areAll())
        return everyRole;
    QStringList parts;
    for (size_t place = 0; place < names.size(); ++place) {
        const auto role = Role(place);
        if (serve(role) && work(role))
            parts.append(nameOf(role));
        else if (serve(role))
            parts.append(nameOf(role) + routesOnly);
        else if (work(role))
            parts.append(nameOf(role) + workersOnly);
    }
    return parts.join(u',');
}

} // namespace firstcome
