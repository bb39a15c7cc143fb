// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/sender.h"
#include <memory>

namespace firstcome::outgoing {

struct HttpClientSettings
{
    int connectionsPerHost = 64;       ///< more calls wait for one, within their own timeout
    qsizetype bodyLimit = 1024 * 1024; ///< a longer answer is Unknown
    std::chrono::milliseconds connectWithin{2'000};
    QByteArray proxy;           ///< only this one is used, never the environment's
    QByteArray certificateFile; ///< PEM of further authorities to trust; TLS is always verified
};

/// Sends calls on a thread of its own, with keep-alive; follows no redirect.
/// Invariant: every call is answered exactly once, at the latest shortly after its timeout; a call that is not
/// repeatable goes over the wire at most once. Thread: `send` from any; the reply resumes on the awaiting thread's
/// Loop. Destroy while those loops still live: what is under way then is answered Unknown.
class HttpClient final : public Sender
{
public:
    explicit HttpClient(HttpClientSettings settings = {});
    ~HttpClient() override;
    Q_DISABLE_COPY_MOVE(HttpClient)

    work::Reply<Answer> send(Call call) override;

private:
    class Thread;
    std::unique_ptr<Thread> m_thread;
};

} // namespace firstcome::outgoing
