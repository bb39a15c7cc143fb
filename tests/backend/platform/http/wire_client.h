// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace firstcome::http {

/// Waits for a fact that another thread brings about; looks every millisecond.
template <typename Fact>
bool eventually(Fact fact, std::chrono::milliseconds within = std::chrono::seconds(10))
{
    const auto by = std::chrono::steady_clock::now() + within;
    while (!fact()) {
        if (std::chrono::steady_clock::now() > by)
            return false;
        ::poll(nullptr, 0, 1);
    }
    return true;
}

/// One answer as it came over the wire.
struct Answer
{
    int status = 0; ///< 0: none came before the connection ended or the time was up
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            const qsizetype colon = line.indexOf(':');
            if (colon > 0 && line.first(colon).compare(name, Qt::CaseInsensitive) == 0)
                return line.sliced(colon + 1).trimmed();
        }
        return {};
    }
    QByteArray code() const
    {
        return QJsonDocument::fromJson(body).object().value(QLatin1StringView("code")).toString().toLatin1();
    }
};

/// A client on a raw socket that says exactly what it is told to and reads answers one by one.
class WireClient
{
public:
    explicit WireClient(quint16 port, int receiveBuffer = 0)
    {
        m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (receiveBuffer > 0)
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const int on = 1;
        ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        m_connected = ::connect(m_descriptor, reinterpret_cast<sockaddr *>(&to), sizeof to) == 0;
    }
    ~WireClient() { close(); }
    WireClient(WireClient &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)), m_connected(other.m_connected),
          m_in(std::move(other.m_in))
    {
    }

    bool isConnected() const { return m_connected; }
    bool send(const QByteArray &bytes) const
    {
        return ::send(m_descriptor, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
    }
    void finishSending() const { ::shutdown(m_descriptor, SHUT_WR); }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }
    /// Closes with a reset, as a client that crashed or a link that was cut does.
    void reset()
    {
        const linger hard{1, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        close();
    }

    Answer read(bool headOnly = false)
    {
        qsizetype end = -1;
        while ((end = m_in.indexOf("\r\n\r\n", m_at)) < 0) {
            if (!more())
                return {};
        }
        Answer answer;
        answer.head = m_in.sliced(m_at, end - m_at);
        answer.status = answer.head.sliced(9, 3).toInt();
        m_at = end + 4;
        const qsizetype length = headOnly ? 0 : answer.header("Content-Length").toLongLong();
        while (m_in.size() - m_at < length && more()) {
        }
        answer.body = m_in.sliced(m_at, std::min(length, m_in.size() - m_at));
        m_at += answer.body.size();
        if (m_at > 1024 * 1024 || m_at == m_in.size()) {
            m_in.remove(0, m_at);
            m_at = 0;
        }
        return answer;
    }
    QByteArray readBytes(qsizetype size)
    {
        while (m_in.size() - m_at < size && more()) {
        }
        const QByteArray bytes = m_in.sliced(m_at, std::min(size, m_in.size() - m_at));
        m_at += bytes.size();
        return bytes;
    }
    Answer ask(const QByteArray &bytes) { return send(bytes) ? read() : Answer(); }
    Answer get(const QByteArray &path, const QByteArray &fields = {})
    {
        return ask("GET " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n");
    }
    Answer post(const QByteArray &path, const QByteArray &body, const QByteArray &type = "application/json")
    {
        return ask("POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: " + type +
                   "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }

    /// Whether the server ends the connection, with nothing more to read, before the time is up.
    bool ends(std::chrono::milliseconds within = std::chrono::seconds(5))
    {
        const auto by = std::chrono::steady_clock::now() + within;
        while (std::chrono::steady_clock::now() < by && m_in.size() == m_at) {
            if (!more())
                return m_ended;
        }
        return false;
    }
    /// Takes a little after a pause, as a slow reader does.
    void readSome(std::size_t size, std::chrono::milliseconds pause)
    {
        ::poll(nullptr, 0, int(pause.count()));
        char chunk[4096];
        ::recv(m_descriptor, chunk, std::min(size, sizeof chunk), MSG_DONTWAIT);
    }
    bool isOpen(std::chrono::milliseconds during = std::chrono::milliseconds(0))
    {
        pollfd poll{m_descriptor, POLLIN, 0};
        return ::poll(&poll, 1, int(during.count())) == 0;
    }

private:
    /// Reads what there is; false when nothing came in time or the connection ended.
    bool more()
    {
        pollfd poll{m_descriptor, POLLIN, 0};
        if (::poll(&poll, 1, 10'000) <= 0)
            return false;
        char chunk[64 * 1024];
        const ssize_t size = ::recv(m_descriptor, chunk, sizeof chunk, 0);
        m_ended = size <= 0;
        if (size > 0)
            m_in.append(chunk, size);
        return size > 0;
    }

    int m_descriptor = -1;
    bool m_connected = false;
    bool m_ended = false;
    QByteArray m_in;
    qsizetype m_at = 0; ///< where the next answer begins
};

} // namespace firstcome::http
