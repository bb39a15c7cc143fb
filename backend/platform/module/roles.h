// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome {

/// A part of the business that may have processes of its own. Every module says whose it is.
enum class Role : quint8 {
    Members,
    Catalog,
    Orders,
    Payments,
    Deliveries,
    Claims,
    Settlements,
    Ops,      ///< everything operators call, whichever module answers it
    Anywhere, ///< none of the business: wherever it is made
};

QString nameOf(Role role);

/// What one process does: of each role the calls it answers, the work it does unasked, both or neither.
/// Invariant: a value; what every process does for itself is nobody's role.
class Roles
{
public:
    /// All of them.
    Roles() = default;
    /// "all", or a list such as "orders,payments:workers"; nothing when a name is none of ours.
    static std::optional<Roles> from(const QString &text);

    bool serve(Role role) const { return has(m_routes, role); }
    bool work(Role role) const { return has(m_workers, role); }
    bool areAll() const { return m_routes == all && m_workers == all; }
    /// The shortest text for `from`.
    QString text() const;

private:
    static constexpr quint32 all = (1U << quint32(Role::Anywhere)) - 1;

    static bool has(quint32 roles, Role role) { return role == Role::Anywhere || (roles >> quint32(role) & 1) != 0; }

    quint32 m_routes = all;
    quint32 m_workers = all;
};

} // namespace firstcome
