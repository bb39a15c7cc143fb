// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/client_network.h"

#include <QHostAddress>
#include <algorithm>

namespace firstcome::access {

QByteArray networkOf(const QByteArray &address)
{
    const QHostAddress host(QString::fromLatin1(address));
    bool isV4 = false;
    const quint32 v4 = host.toIPv4Address(&isV4); // also of IPv4 in IPv6
    if (isV4)
        return QHostAddress(v4).toString().toLatin1();
    if (host.protocol() != QAbstractSocket::IPv6Protocol)
        return address;
    Q_IPV6ADDR network = host.toIPv6Address();
    std::fill(std::begin(network.c) + 8, std::end(network.c), quint8(0));
    return QHostAddress(network).toString().toLatin1() + "/64";
}

} // namespace firstcome::access
