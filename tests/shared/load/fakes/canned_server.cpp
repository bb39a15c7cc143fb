// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/canned_server.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace firstcome::load {

namespace {

std::string fieldOf(const std::string &head, const std::string &name)
{
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

/// Takes the first whole request out of `buffer`; false when it is not all there.
bool takeRequest(std::string &buffer, CannedRequest &request)
{
    const std::size_t end = buffer.find("\r\n\r\n");
    if (end == std::string::npos)
        return false;
    const std::string head = buffer.substr(0, end + 2);
    const std::string length = fieldOf(head, "Content-Length");
    const std::size_t bodyLength = length.empty() ? 0 : std::stoul(length);
    if (buffer.size() < end + 4 + bodyLength)
        return false;
    const std::size_t space = head.find(' ');
    request.method = head.substr(0, space);
    request.path = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
    const std::string bearer = fieldOf(head, "Authorization");
    request.token = bearer.starts_with("Bearer ") ? bearer.substr(7) : std::string();
    request.key = fieldOf(head, "Idempotency-Key");
    request.body = buffer.substr(end + 4, bodyLength);
    buffer.erase(0, end + 4 + bodyLength);
    return true;
}

bool sendAll(int descriptor, const std::string &bytes)
{
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t written = ::send(descriptor, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (written <= 0)
            return false;
        sent += std::size_t(written);
    }
    return true;
}

std::string bytesOf(const CannedReply &reply)
{
    if (!reply.raw.empty())
        return reply.raw;
    return "HTTP/1.1 " + std::to_string(reply.status) +
           " Canned\r\nContent-Length: " + std::to_string(reply.body.size()) + "\r\n" + reply.head +
           (reply.close ? "Connection: close\r\n" : "") + "\r\n" + reply.body;
}

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(std::uint16_t(port));
    return address;
}

int listenOn(int &port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    ::bind(descriptor, reinterpret_cast<sockaddr *>(&address), length);
    ::listen(descriptor, 1024);
    ::getsockname(descriptor, reinterpret_cast<sockaddr *>(&address), &length);
    port = ntohs(address.sin_port);
    return descriptor;
}

} // namespace

CannedServer::CannedServer(Handler handler) : m_handler(std::move(handler)), m_listener(listenOn(m_port))
{
    m_acceptor = std::thread([this] { accept(); });
}

CannedServer::~CannedServer()
{
    ::shutdown(m_listener, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_listener);
    {
        const std::scoped_lock lock(m_guard);
        for (const int descriptor : m_descriptors)
            ::shutdown(descriptor, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
    for (const int descriptor : m_descriptors)
        ::close(descriptor);
}

void CannedServer::accept()
{
    for (;;) {
        const int descriptor = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (descriptor < 0)
            return;
        const int on = 1;
        ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const int number = ++m_connections;
        const std::scoped_lock lock(m_guard);
        m_descriptors.push_back(descriptor);
        m_threads.emplace_back([this, descriptor, number] { serve(descriptor, number); });
    }
}

void CannedServer::serve(int descriptor, int connection)
{
    std::string buffer;
    char chunk[16 * 1024];
    for (;;) {
        CannedRequest request;
        request.connection = connection;
        while (takeRequest(buffer, request)) {
            if (!answer(descriptor, request)) {
                ::shutdown(descriptor, SHUT_RDWR);
                return;
            }
        }
        const ssize_t got = ::recv(descriptor, chunk, sizeof chunk, 0);
        if (got <= 0)
            return;
        buffer.append(chunk, std::size_t(got));
    }
}

bool CannedServer::answer(int descriptor, const CannedRequest &request)
{
    CannedReply reply;
    {
        const std::scoped_lock lock(m_handling);
        reply = m_handler(request);
    }
    std::this_thread::sleep_for(reply.delay);
    if (reply.drop)
        return false;
    const std::string bytes = bytesOf(reply);
    std::size_t from = 0;
    for (const std::size_t cut : reply.cuts) {
        if (cut <= from || cut >= bytes.size())
            continue;
        sendAll(descriptor, bytes.substr(from, cut - from));
        std::this_thread::sleep_for(Millis(2)); // so that the pieces arrive apart
        from = cut;
    }
    return sendAll(descriptor, bytes.substr(from)) && !reply.close && !reply.hangUp;
}

int freePort()
{
    int port = 0;
    ::close(listenOn(port));
    return port;
}

} // namespace firstcome::load
