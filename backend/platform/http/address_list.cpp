// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/address_list.h"

#include <QStringList>
#include <algorithm>

namespace firstcome::http {

std::optional<AddressList> AddressList::from(const QString &text)
{
    AddressList list;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString given = part.trimmed();
        // Qt also reads "10" as a network and "1" as an address.
        const QString address = given.section(u'/', 0, 0);
        const bool isWhole = address.contains(u':') || address.count(u'.') == 3;
        const auto network = isWhole && !QHostAddress(address).isNull() ? QHostAddress::parseSubnet(given)
                                                                        : std::pair<QHostAddress, int>({}, -1);
        if (network.second < 0)
            return std::nullopt;
        list.m_networks.append(network);
    }
    return list;
}

bool AddressList::contains(const QHostAddress &host) const
{
    return std::any_of(m_networks.begin(), m_networks.end(),
                       [&host](const auto &network) { return host.isInSubnet(network); });
}

} // namespace firstcome::http
