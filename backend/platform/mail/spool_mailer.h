// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/mail/mailer.h"
#include <atomic>
#include <condition_variable>
#include <deque>
#include <optional>
#include <thread>

namespace firstcome::mail {

/// The embedded mailer: writes each mail as a file `spool/<time>-<random>.eml` of the data folder, in a thread of its
/// own. Invariant: a file appears whole or not at all, readable by its owner alone; what was taken is written before
/// destruction ends. A mail that cannot be written is logged and dropped (its reader asks for another). From the start
/// on files that are older than is kept go, at once and every hour, whether or not others come.
class SpoolMailer : public Mailer
{
public:
    static constexpr size_t queueLimit = 10'000;

    SpoolMailer(const QString &dataFolder, QString from, Clock clock, std::chrono::days kept = std::chrono::days(30));
    ~SpoolMailer() override;

    bool send(Mail mail) override;
    void start() override;
    /// Returns when everything taken so far is written; for tests and shutdown.
    void flush();

private:
    void run(std::stop_token stop);
    /// The next one; nothing: it is time to look at the old ones, or to stop.
    std::optional<Mail> awaited(const std::stop_token &stop);
    void write(const Mail &mail);
    void forgetOld(Instant now);

    static constexpr std::chrono::hours lookEvery{1};    ///< by the shop's clock
    static constexpr std::chrono::seconds clockEvery{1}; ///< is looked at

    QString m_folder;
    QString m_from;
    Clock m_clock;
    const std::chrono::days m_kept;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::deque<Mail> m_queue;
    bool m_writing = false;
    std::atomic<bool> m_started{false};
    qint64 m_lastName = 0; ///< of the writing thread
    Instant m_nextLook{};  ///< the same: for files that are too old
    std::jthread m_thread;
};

} // namespace firstcome::mail
