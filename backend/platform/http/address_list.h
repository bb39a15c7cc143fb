// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHostAddress>
#include <QList>
#include <optional>

namespace firstcome::http {

/// Addresses and networks as a setting lists them: "10.0.0.7, 192.168.0.0/16, fd00::/8". Immutable.
class AddressList
{
public:
    /// Nothing where one of them is neither.
    static std::optional<AddressList> from(const QString &text);

    bool isEmpty() const { return m_networks.isEmpty(); }
    /// `host` with IPv4 as IPv4 (ClientAddress).
    bool contains(const QHostAddress &host) const;

private:
    QList<std::pair<QHostAddress, int>> m_networks;
};

} // namespace firstcome::http
