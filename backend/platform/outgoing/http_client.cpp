// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/outgoing/http_client.h"

#include "backend/platform/outgoing/curl_multi.h"
#include <QThread>
#include <future>

namespace firstcome::outgoing {

/// The client's thread. `post` hands work to its loop; nothing is taken any more once it is being closed.
class HttpClient::Thread : public QThread
{
public:
    explicit Thread(HttpClientSettings settings) : m_settings(std::move(settings))
    {
        setObjectName(QStringLiteral("outgoing"));
        start();
        m_ready.get_future().wait();
    }

    ~Thread() override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_loop->post([this] { quit(); }); // after all that was posted before, so nothing is dropped
            m_loop = nullptr;
        }
        wait();
    }

    void send(Call call, work::Reply<Answer> reply)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_loop)
            return reply.resolve(NotSent{QStringLiteral("The client was closed.")});
        m_loop->post([this, call = std::move(call), reply = std::move(reply)]() mutable {
            m_multi->start(std::make_unique<Transfer>(std::move(call), std::move(reply), m_settings));
        });
    }

protected:
    void run() override
    {
        work::Loop loop;
        CurlMulti multi(m_settings.connectionsPerHost);
        m_loop = &loop;
        m_multi = &multi;
        m_ready.set_value();
        exec();
    }

private:
    const HttpClientSettings m_settings;
    std::promise<void> m_ready;
    std::mutex m_mutex;
    work::Loop *m_loop = nullptr;
    CurlMulti *m_multi = nullptr;
};

namespace {

void initialiseCurlOnce()
{
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_UNUSED(done)
}

} // namespace

HttpClient::HttpClient(HttpClientSettings settings)
{
    initialiseCurlOnce();
    m_thread = std::make_unique<Thread>(std::move(settings));
}

HttpClient::~HttpClient() = default;

work::Reply<Answer> HttpClient::send(Call call)
{
    work::Reply<Answer> reply;
    m_thread->send(std::move(call), reply);
    return reply;
}

} // namespace firstcome::outgoing
