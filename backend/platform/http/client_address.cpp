// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/client_address.h"

#include <QtEndian>
#include <sys/socket.h>

namespace firstcome::http {

ClientAddress ClientAddress::of(int descriptor)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return {};
    return of(QHostAddress(reinterpret_cast<const sockaddr *>(&storage)));
}

ClientAddress ClientAddress::of(const QHostAddress &host)
{
    ClientAddress client;
    bool isV4 = false;
    const quint32 v4 = host.toIPv4Address(&isV4);
    client.host = isV4 ? QHostAddress(v4) : host;
    client.text = client.host.toString().toLatin1();
    client.loopback = client.host.isLoopback();
    client.uncounted = client.loopback;
    const Q_IPV6ADDR v6 = host.toIPv6Address();
    client.key = isV4 ? v4 : qFromBigEndian<quint64>(v6.c);
    return client;
}

ConnectionCount::Verdict ConnectionCount::enter(const ClientAddress &client)
{
    if (m_all.fetch_add(1) >= m_bounds.all) {
        m_all.fetch_sub(1);
        return Verdict::Full;
    }
    if (client.uncounted)
        return Verdict::Admitted;
    const std::scoped_lock lock(m_mutex);
    int &open = m_byAddress[client.key];
    if (open >= m_bounds.address) {
        m_all.fetch_sub(1);
        return Verdict::AddressFull;
    }
    ++open;
    return Verdict::Admitted;
}

void ConnectionCount::leave(const ClientAddress &client)
{
    m_all.fetch_sub(1);
    if (client.uncounted)
        return;
    const std::scoped_lock lock(m_mutex);
    const auto found = m_byAddress.find(client.key);
    if (found != m_byAddress.end() && --found->second == 0)
        m_byAddress.erase(found);
}

} // namespace firstcome::http
