// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/smtp_mailer.h"

#include "backend/platform/mail/message.h"
#include <QRandomGenerator>

namespace firstcome::mail {

namespace {

using namespace std::chrono_literals;

constexpr int atATime = 4;
constexpr auto look = 1s;    // how often the table is asked when nothing is heard
constexpr auto lease = 3min; // enough for all that are taken at a time to run into their limit
constexpr auto giveUp = 24h;
constexpr auto deliverWithin = 30s;
constexpr int growthLimit = 20; // attempts after which the wait is its longest

QByteArray addressIn(const QString &mailbox)
{
    const qsizetype bracket = mailbox.lastIndexOf(u'<');
    return (bracket < 0 ? mailbox : mailbox.mid(bracket + 1).chopped(1)).toUtf8();
}

} // namespace

SmtpMailer::SmtpMailer(SmtpSettings settings, Parts parts)
    : m_settings(std::move(settings)), m_database(parts.database), m_mail(parts.mail), m_clock(std::move(parts.clock))
{
}

SmtpMailer::~SmtpMailer()
{
    stop();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_keeping == 0; });
}

void SmtpMailer::start()
{
    m_thread = std::jthread([this](const Stop &stop) { run(stop); });
}

void SmtpMailer::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

bool SmtpMailer::send(Mail mail)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_keeping >= keptLimit)
            return false;
        ++m_keeping;
    }
    const auto ended = [this](bool kept) {
        const std::scoped_lock lock(m_mutex);
        m_arrived = m_arrived || kept;
        --m_keeping;
        m_changed.notify_all();
    };
    m_database.write(
        sql::Queue::Background,
        sql::WriteJob{[mail = std::move(mail), now = m_clock()](sql::Connection &c) { keep(c, mail, now); },
                      [ended] { ended(true); },
                      [ended](const std::exception_ptr &) {
                          qWarning("A mail could not be kept: the database refuses it");
                          ended(false);
                      }});
    return true;
}

void SmtpMailer::run(const Stop &stop)
{
    while (!stop.stop_requested()) {
        std::vector<WaitingMail> mails;
        try {
            if (mayDeliver())
                mails = due();
            for (const WaitingMail &mail : mails)
                deliver(mail, stop);
        } catch (const sql::Failure &failure) {
            qWarning("Mails wait for the database: %s", failure.what());
            mails.clear();
        }
        if (mails.empty())
            rest(stop);
    }
}

std::vector<WaitingMail> SmtpMailer::due()
{
    // Most looks find nothing: the writer is asked only where there is something to take.
    const Instant now = m_clock();
    const auto found =
        m_database.read([now](sql::Connection &connection) { return dueMails(connection, now, atATime); }).get();
    if (found.empty())
        return found;
    return m_database
        .write(sql::Queue::Background,
               [found, now](sql::Connection &connection) { return take(connection, found, now + lease); })
        .get();
}

bool SmtpMailer::mayDeliver() const
{
    using resilience::BreakerState;
    const BreakerState state = m_mail.snapshot().state;
    return state != BreakerState::Open && state != BreakerState::ForcedOpen;
}

/// A server that says no has answered; one that says "later" may be ill.
SmtpAnswer SmtpMailer::handOver(const WaitingMail &mail, const Stop &stop)
{
    auto pass = m_mail.enter(deliverWithin);
    if (!pass)
        return {SmtpAnswer::Kind::Later, "the breaker of mail is open"};
    // A second delivery of the same mail has the same id, so that mailboxes may know it.
    const QByteArray id =
        QByteArray::number(mail.id) + '.' + QByteArray::number(toMillis(mail.createdAt)) + "@firstcome";
    const QByteArray bytes = message(mail.mail, {m_settings.from, id, mail.createdAt});
    SmtpAnswer answer =
        mail::deliver(m_settings.server, {addressIn(m_settings.from), mail.mail.to.toUtf8(), bytes}, stop);
    if (answer.kind != SmtpAnswer::Kind::Later)
        pass->succeeded();
    else if (!stop.stop_requested())
        pass->failed(QString::fromUtf8(answer.reason));
    return answer;
}

void SmtpMailer::deliver(const WaitingMail &mail, const Stop &stop)
{
    const SmtpAnswer answer = handOver(mail, stop);
    const bool cutShort = answer.kind == SmtpAnswer::Kind::Later && stop.stop_requested();
    const Instant now = m_clock();
    if (!cutShort && isDone(mail, answer, now))
        settle([id = mail.id](sql::Connection &connection) { remove(connection, id); });
    else
        settle([id = mail.id, dueAt = cutShort ? now : now + waitAfter(mail)](sql::Connection &connection) {
            postpone(connection, id, dueAt);
        });
}

/// Whether it is not tried again, which is logged where it did not arrive.
bool SmtpMailer::isDone(const WaitingMail &mail, const SmtpAnswer &answer, Instant now) const
{
    if (answer.kind == SmtpAnswer::Kind::Taken)
        return true;
    const bool dropped = answer.kind == SmtpAnswer::Kind::Refused || now - mail.createdAt >= giveUp;
    qWarning("Mail %lld %s after %lld tries: %s", mail.id, dropped ? "is dropped" : "waits", mail.attempts,
             answer.reason.constData());
    return dropped;
}

std::chrono::milliseconds SmtpMailer::waitAfter(const WaitingMail &mail) const
{
    return resilience::backoffDelay(int(std::min<qint64>(mail.attempts, growthLimit)),
                                    QRandomGenerator::global()->generateDouble(), m_settings.backoff);
}

void SmtpMailer::settle(const std::function<void(sql::Connection &)> &change)
{
    m_database.write(sql::Queue::Background, change).get();
}

void SmtpMailer::rest(const Stop &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, look, [this] { return m_arrived; });
    m_arrived = false;
}

} // namespace firstcome::mail
