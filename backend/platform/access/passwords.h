// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/work/reply.h"
#include "shared/base/result.h"
#include <QByteArray>
#include <condition_variable>
#include <deque>
#include <thread>

namespace firstcome::access {

/// Hashes and checks passwords with Argon2id in threads of its own, so that no lane waits and no other endpoint
/// suffers. What does not fit into the queue is refused at once (TOO_MANY_REQUESTS). Hashes are PHC texts, so each
/// carries its own cost. Invariant: at most `threads` times `memory` in use; every reply is resolved, at the end with
/// UNAVAILABLE. Thread: any. Does not know the rules of a good password (shared/contract/member.h).
class Passwords
{
public:
    struct Settings
    {
        int threads = 2;
        size_t queueLimit = 64;          ///< about a second of waiting
        size_t memory = 47'104UL * 1024; ///< bytes an Argon2id call; OWASP's figure for one pass
        unsigned passes = 1;
    };

    Passwords();
    explicit Passwords(Settings settings);
    ~Passwords();

    work::Reply<Result<QByteArray>> hash(const QString &password);

    /// An empty `phc` (there is no such account) costs the same time and is never a match.
    work::Reply<Result<bool>> matches(const QString &password, QByteArray phc);

    /// Whether a hash that matched was made at a lower cost than today's and should be replaced.
    bool isWeak(const QByteArray &phc) const;

    /// For commands, which have no pool: on the calling thread.
    QByteArray hashNow(const QString &password) const;

private:
    void run(std::stop_token stop);
    template <typename T>
    work::Reply<Result<T>> enqueue(std::function<T()> work);
    bool verify(const QByteArray &password, const QByteArray &phc) const;

    struct Job
    {
        std::function<void()> run;
        std::function<void()> drop;
    };

    Settings m_settings;
    QByteArray m_dummy; ///< a well-formed hash at today's cost that no password has
    std::mutex m_mutex;
    std::condition_variable_any m_arrived;
    std::deque<Job> m_queue;
    std::vector<std::jthread> m_threads;
};

} // namespace firstcome::access
