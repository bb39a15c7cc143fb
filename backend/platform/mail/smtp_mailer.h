// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/mail/smtp_delivery.h"
#include "backend/platform/mail/waiting_mails.h"
#include "backend/platform/resilience/backoff.h"
#include "backend/platform/resilience/dependency.h"
#include "backend/platform/sql/database.h"
#include <condition_variable>
#include <thread>

namespace firstcome::mail {

struct SmtpSettings
{
    SmtpServer server;
    QString from; ///< as Envelope::from
    resilience::BackoffLimits backoff{std::chrono::seconds(1), std::chrono::minutes(10)};
};

/// The mailer that delivers by SMTP, from a table: a mail survives a restart and a server that is gone, is tried again
/// with growing waits for a day, and may come twice but not get lost. Of several processes one delivers it.
/// While the server's breaker is open, mails wait in the table.
/// Invariant: what was refused for good or is a day old is logged and dropped.
/// Thread: `send` from any; deliveries run on a thread of their own from `start` on.
class SmtpMailer : public Mailer
{
public:
    static constexpr int keptLimit = 10'000; ///< that wait to be written into the table

    struct Parts
    {
        sql::Database &database;
        resilience::Dependency &mail;
        Clock clock;
    };

    /// Nobody waits for a mail: its server is given time.
    static constexpr resilience::BreakerLimits breakerLimits{
        20, 5, 50, 80, 1, std::chrono::seconds(5), std::chrono::seconds(30), 0.1, std::chrono::seconds(20)};

    SmtpMailer(SmtpSettings settings, Parts parts);
    ~SmtpMailer() override;

    bool send(Mail mail) override;
    /// Once the table is there.
    void start() override;
    void stop() override;

private:
    using Stop = std::stop_token;

    void run(const Stop &stop);
    std::vector<WaitingMail> due();
    bool mayDeliver() const;
    void deliver(const WaitingMail &mail, const Stop &stop);
    SmtpAnswer handOver(const WaitingMail &mail, const Stop &stop);
    bool isDone(const WaitingMail &mail, const SmtpAnswer &answer, Instant now) const;
    std::chrono::milliseconds waitAfter(const WaitingMail &mail) const;
    void settle(const std::function<void(sql::Connection &)> &change);
    void rest(const Stop &stop);

    SmtpSettings m_settings;
    sql::Database &m_database;
    resilience::Dependency &m_mail;
    Clock m_clock;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_arrived = false;
    int m_keeping = 0;
    std::jthread m_thread;
};

} // namespace firstcome::mail
