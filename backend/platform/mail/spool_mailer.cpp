// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/spool_mailer.h"
#include "backend/platform/crypto/random.h"
#include "backend/platform/mail/message.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace firstcome::mail {

SpoolMailer::SpoolMailer(const QString &dataFolder, QString from, Clock clock, std::chrono::days kept)
    : m_folder(dataFolder + QStringLiteral("/spool")), m_from(std::move(from)), m_clock(std::move(clock)), m_kept(kept),
      m_thread([this](std::stop_token stop) { run(stop); })
{
}

SpoolMailer::~SpoolMailer()
{
    m_thread.request_stop();
}

bool SpoolMailer::send(Mail mail)
{
    const std::scoped_lock lock(m_mutex);
    if (m_queue.size() >= queueLimit)
        return false;
    m_queue.push_back(std::move(mail));
    m_changed.notify_all();
    return true;
}

void SpoolMailer::start()
{
    m_started = true;
}

void SpoolMailer::flush()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_queue.empty() && !m_writing; });
}

std::optional<Mail> SpoolMailer::awaited(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, stop, clockEvery, [this] { return !m_queue.empty(); });
    if (m_queue.empty())
        return std::nullopt;
    Mail mail = std::move(m_queue.front());
    m_queue.pop_front();
    m_writing = true;
    return mail;
}

void SpoolMailer::run(std::stop_token stop)
{
    while (true) {
        const auto mail = awaited(stop);
        // A stop ends the waiting, not the work: what was taken is still written.
        if (!mail && stop.stop_requested())
            return;
        if (mail)
            write(*mail);
        if (m_started)
            forgetOld(m_clock());
        const std::scoped_lock lock(m_mutex);
        m_writing = false;
        m_changed.notify_all();
    }
}

void SpoolMailer::write(const Mail &mail)
{
    const QByteArray random = crypto::randomHex(8);
    const Instant now = m_clock();
    QDir().mkpath(m_folder);
    QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Named by time first, and no two alike, so that a listing is in the order of sending.
    m_lastName = std::max(m_lastName + 1, toMillis(now));
    const QString path = QStringLiteral("%1/%2-%3.eml").arg(m_folder).arg(m_lastName).arg(QString::fromLatin1(random));
    QSaveFile file(path);
    const bool opened = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray bytes = message(mail, {m_from, random + "@firstcome", now});
    if (!opened || file.write(bytes) != bytes.size() || !file.commit())
        qWarning("A mail could not be written to %s: %s", qUtf8Printable(path), qUtf8Printable(file.errorString()));
}

/// A file's name begins with its time; what is named otherwise is not ours.
void SpoolMailer::forgetOld(Instant now)
{
    if (now < m_nextLook)
        return;
    m_nextLook = now + lookEvery;
    QDir folder(m_folder);
    for (const QString &name : folder.entryList({QStringLiteral("*.eml")}, QDir::Files)) {
        bool isOurs = false;
        const qint64 at = name.section(u'-', 0, 0).toLongLong(&isOurs);
        if (isOurs && fromMillis(at) < now - m_kept)
            folder.remove(name);
    }
}

} // namespace firstcome::mail
