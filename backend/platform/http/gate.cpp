// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/gate.h"

#include "backend/platform/http/guard_socket.h"
#include "backend/platform/watch/log.h"
#include "shared/contract/error_codes.h"
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace firstcome::http {

namespace {

constexpr int backlog = 4096; ///< connections the kernel keeps while the lane is busy
constexpr int acceptedAtOnce = 64;

/// Neither the process nor the system has room for another connection.
bool isExhausted(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

struct SocketAddress
{
    sockaddr_storage storage{};
    socklen_t size = 0;
    const sockaddr *get() const { return reinterpret_cast<const sockaddr *>(&storage); }
};

SocketAddress socketAddress(const QHostAddress &address, quint16 port)
{
    SocketAddress result;
    bool isV4 = false;
    const quint32 v4 = address.toIPv4Address(&isV4);
    if (isV4 && address.protocol() != QAbstractSocket::AnyIPProtocol) {
        auto &in = reinterpret_cast<sockaddr_in &>(result.storage);
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = htonl(v4);
        result.size = sizeof in;
        return result;
    }
    auto &in = reinterpret_cast<sockaddr_in6 &>(result.storage);
    in.sin6_family = AF_INET6;
    in.sin6_port = htons(port);
    const Q_IPV6ADDR v6 = address.toIPv6Address();
    if (address.protocol() == QAbstractSocket::IPv6Protocol)
        std::memcpy(&in.sin6_addr, v6.c, sizeof v6.c);
    result.size = sizeof in;
    return result;
}

tl::unexpected<Refusal> refusedBy(int error, const ListenAt &at)
{
    const QString where = QStringLiteral("%1:%2").arg(at.address.toString()).arg(at.port);
    const QString why = QString::fromLocal8Bit(std::strerror(error));
    if (error == EADDRINUSE)
        return refuse(code::portBusy, QStringLiteral("%1 is in use by another program.").arg(where));
    if (error == EACCES || error == EPERM)
        return refuse(code::portForbidden, QStringLiteral("No permission to listen on %1.").arg(where));
    return refuse(code::addressInvalid, QStringLiteral("Cannot listen on %1: %2.").arg(where, why));
}

struct SocketOption
{
    int level;
    int name;
    int value;
};

void setOption(int descriptor, const SocketOption &option)
{
    ::setsockopt(descriptor, option.level, option.name, &option.value, sizeof option.value);
}

Result<int> openSocket(const ListenAt &at, bool reusePort)
{
    const SocketAddress address = socketAddress(at.address, at.port);
    const int descriptor = ::socket(address.storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return refusedBy(errno, at);
    setOption(descriptor, {SOL_SOCKET, SO_REUSEADDR, 1});
    if (reusePort)
        setOption(descriptor, {SOL_SOCKET, SO_REUSEPORT, 1});
    if (address.storage.ss_family == AF_INET6)
        setOption(descriptor, {IPPROTO_IPV6, IPV6_V6ONLY, at.address.protocol() == QAbstractSocket::IPv6Protocol});
    if (::bind(descriptor, address.get(), address.size) == 0 && ::listen(descriptor, backlog) == 0)
        return descriptor;
    const auto refusal = refusedBy(errno, at);
    ::close(descriptor);
    return refusal;
}

} // namespace

Result<int> openListener(const ListenAt &at)
{
    if (at.shared && !at.joins && at.port != 0) {
        const Result<int> alone = openSocket(at, false);
        if (!alone)
            return alone;
        ::close(*alone);
    }
    return openSocket(at, at.shared);
}

quint16 portOf(int listener)
{
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(listener, reinterpret_cast<sockaddr *>(&storage), &size) != 0)
        return 0;
    return storage.ss_family == AF_INET6 ? ntohs(reinterpret_cast<sockaddr_in6 &>(storage).sin6_port)
                                         : ntohs(reinterpret_cast<sockaddr_in &>(storage).sin_port);
}

Gate::Gate(GuardRoom &room, const Door &door)
    : m_room(room), m_door(door), m_waiting(door.listener, QSocketNotifier::Read)
{
    setSocketDescriptor(door.listener);
    pauseAccepting();
    connect(&m_waiting, &QSocketNotifier::activated, this, &Gate::acceptWaiting);
}

void Gate::acceptWaiting()
{
    for (int i = 0; i < acceptedAtOnce; ++i) {
        const int descriptor = ::accept4(m_door.listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0) {
            if (isExhausted(errno))
                starve(errno);
            return;
        }
        letIn(descriptor);
    }
}

void Gate::letIn(int descriptor)
{
    incomingConnection(descriptor);
    Q_EMIT newConnection();
    pauseAccepting(); // QTcpServer takes it up when it is asked for a connection, and what it accepts blocks
}

void Gate::starve(int error)
{
    m_starved = true;
    m_waiting.setEnabled(false);
    m_room.figures.notAccepted.add(1);
    if (!std::exchange(m_episode, true))
        watch::log(watch::Level::Error, "descriptors.exhausted", {{"why", std::strerror(error)}});
}

void Gate::retryAccepting()
{
    if (std::exchange(m_starved, false))
        m_waiting.setEnabled(true);
}

void Gate::shut()
{
    if (!isListening())
        return;
    m_starved = false;
    m_waiting.setEnabled(false);
    for (int i = 0; i < backlog; ++i) {
        const int descriptor = ::accept4(m_door.listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (descriptor < 0)
            break;
        letIn(descriptor);
    }
    QTcpServer::close();
}

void Gate::incomingConnection(qintptr accepted)
{
    const int descriptor = int(accepted);
    if (std::exchange(m_episode, false))
        watch::log(watch::Level::Info, "descriptors.available");
    setOption(descriptor, {IPPROTO_TCP, TCP_NODELAY, 1});
    ClientAddress client = ClientAddress::of(descriptor);
    client.uncounted = client.uncounted || m_door.proxies.contains(client.host);
    const ConnectionCount::Verdict verdict = m_door.count.enter(client);
    if (verdict != ConnectionCount::Verdict::Admitted)
        return turnAway(descriptor, verdict == ConnectionCount::Verdict::Full ? Killed::Full : Killed::AddressFull);
    auto seat = std::make_shared<Seat>(m_door.count, std::move(client));
    auto *socket = new GuardSocket(descriptor, std::move(seat), m_room, this);
    if (socket->state() == QAbstractSocket::ConnectedState)
        addPendingConnection(socket);
    else
        delete socket;
}

void Gate::turnAway(int descriptor, Killed reason)
{
    constexpr QByteArrayView full("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n"
                                  "Connection: close\r\n\r\n");
    m_room.figures.killed[std::size_t(reason)].add(1);
    ::send(descriptor, full.data(), std::size_t(full.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::close(descriptor);
}

} // namespace firstcome::http
