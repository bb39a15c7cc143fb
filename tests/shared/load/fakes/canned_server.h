// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/moment.h"
#include <QString>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace firstcome::load {

struct CannedRequest
{
    std::string method;
    std::string path; ///< with its query
    std::string token;
    std::string key;
    std::string body;
    int connection = 0; ///< counted from 1
};

struct CannedReply
{
    int status = 200;
    std::string body{};
    std::string head{};              ///< more lines, each with CRLF
    std::vector<std::size_t> cuts{}; ///< where the answer is cut into pieces that are sent apart
    Millis delay{0};
    bool close = false;  ///< says Connection: close and closes
    bool hangUp = false; ///< closes after the answer without a word
    bool drop = false;   ///< closes instead of answering
    std::string raw{};   ///< sent as it is instead of all that
};

/// An HTTP server on blocking sockets, a thread per connection, that answers what `handler` says.
/// Thread: `handler` is called by one thread at a time.
class CannedServer
{
public:
    using Handler = std::function<CannedReply(const CannedRequest &)>;

    explicit CannedServer(Handler handler);
    ~CannedServer();

    int port() const { return m_port; }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }
    int connections() const { return m_connections; }

private:
    void accept();
    void serve(int descriptor, int connection);
    bool answer(int descriptor, const CannedRequest &request);

    Handler m_handler;
    std::mutex m_handling;
    int m_port = 0;
    int m_listener = -1;
    std::atomic<int> m_connections{0};
    std::mutex m_guard;
    std::vector<int> m_descriptors;
    std::vector<std::thread> m_threads;
    std::thread m_acceptor;
};

/// A port nobody listens on.
int freePort();

} // namespace firstcome::load
