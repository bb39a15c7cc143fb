// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QHostAddress>
#include <atomic>
#include <mutex>
#include <unordered_map>

namespace firstcome::http {

/// Where a connection comes from. IPv4 in IPv6 counts as IPv4.
struct ClientAddress
{
    QHostAddress host;
    QByteArray text;
    quint64 key = 0; ///< what connections are counted by: the IPv4 address, or the /64 of an IPv6 address
    bool loopback = false;
    bool uncounted = false; ///< loopback and configured proxies are not limited by address

    static ClientAddress of(int descriptor);
    static ClientAddress of(const QHostAddress &host);
};

/// Counts the open connections of all lanes, in all and by address.
/// Invariant: each `enter` that said Admitted is followed by one `leave`.
/// Thread: any; asked only when a connection opens or closes.
class ConnectionCount
{
public:
    enum class Verdict : quint8 { Admitted, Full, AddressFull };
    struct Bounds
    {
        int all = 0;
        int address = 0;
    };

    explicit ConnectionCount(Bounds bounds) : m_bounds(bounds) {}

    Verdict enter(const ClientAddress &client);
    void leave(const ClientAddress &client);
    int all() const { return m_all; }

private:
    Bounds m_bounds;
    std::atomic<int> m_all{0};
    std::mutex m_mutex;
    std::unordered_map<quint64, int> m_byAddress;
};

/// The place a client takes. A request that is being worked on keeps it, so that clients who hang up and come back
/// cannot pile up work beyond the limits.
class Seat
{
public:
    /// `count` has admitted the client and outlives the seat.
    Seat(ConnectionCount &count, ClientAddress client) : m_count(count), m_client(std::move(client)) {}
    ~Seat() { m_count.leave(m_client); }
    Seat(const Seat &) = delete;
    Seat &operator=(const Seat &) = delete;

    const ClientAddress &client() const { return m_client; }

private:
    ConnectionCount &m_count;
    ClientAddress m_client;
};

} // namespace firstcome::http
