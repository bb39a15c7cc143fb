// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/passwords.h"
#include "backend/platform/crypto/random.h"
#include "shared/contract/error_codes.h"
#include <sodium.h>
#include <stdexcept>
#include <sys/resource.h>
#include <unistd.h>

namespace firstcome::access {

namespace {

/// Lanes and writer go first: a crowd that logs in must not slow those who buy.
constexpr int niceness = 5;

constexpr auto phcEncoding = QByteArray::Base64Encoding | QByteArray::OmitTrailingEquals;

/// The same text typed on two systems may be composed differently.
QByteArray bytesOf(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

QByteArray dummyHash(const Passwords::Settings &settings)
{
    return "$argon2id$v=19$m=" + QByteArray::number(qulonglong(settings.memory / 1024)) +
           ",t=" + QByteArray::number(settings.passes) + ",p=1$" +
           crypto::randomBytes(crypto_pwhash_SALTBYTES).toBase64(phcEncoding) + '$' +
           crypto::randomBytes(32).toBase64(phcEncoding);
}

} // namespace

Passwords::Passwords() : Passwords(Settings()) {}

Passwords::Passwords(Settings settings) : m_settings(settings)
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium could not be initialised");
    m_dummy = dummyHash(m_settings);
    for (int i = 0; i < m_settings.threads; ++i)
        m_threads.emplace_back([this](std::stop_token stop) { run(stop); });
}

Passwords::~Passwords()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
    for (const Job &job : m_queue)
        job.drop();
}

void Passwords::run(std::stop_token stop)
{
    ::setpriority(PRIO_PROCESS, id_t(::gettid()), niceness); // on Linux this is the thread's own
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_arrived.wait(lock, stop, [this] { return !m_queue.empty(); }) || stop.stop_requested())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        job.run();
    }
}

template <typename T>
work::Reply<Result<T>> Passwords::enqueue(std::function<T()> work)
{
    work::Reply<Result<T>> reply;
    const auto run = [reply, work = std::move(work)] {
        try {
            reply.resolve(work());
        } catch (...) {
            reply.fail(std::current_exception());
        }
    };
    const auto drop = [reply] { reply.resolve(refuse(code::unavailable, QStringLiteral("The server is stopping."))); };
    {
        const std::scoped_lock lock(m_mutex);
        if (m_queue.size() < m_settings.queueLimit) {
            m_queue.push_back({run, drop});
            m_arrived.notify_one();
            return reply;
        }
    }
    reply.resolve(refuse(code::tooManyRequests, QStringLiteral("Too many passwords are being checked; try again."),
                         {{QStringLiteral("retryAfter"), 1}}));
    return reply;
}

work::Reply<Result<QByteArray>> Passwords::hash(const QString &password)
{
    return enqueue<QByteArray>([this, password] { return hashNow(password); });
}

work::Reply<Result<bool>> Passwords::matches(const QString &password, QByteArray phc)
{
    return enqueue<bool>([this, bytes = bytesOf(password), phc = std::move(phc)] {
        const bool same = verify(bytes, phc.isEmpty() ? m_dummy : phc);
        return same && !phc.isEmpty();
    });
}

bool Passwords::verify(const QByteArray &password, const QByteArray &phc) const
{
    return crypto_pwhash_str_verify(phc.constData(), password.constData(), size_t(password.size())) == 0;
}

bool Passwords::isWeak(const QByteArray &phc) const
{
    return crypto_pwhash_str_needs_rehash(phc.constData(), m_settings.passes, m_settings.memory) != 0;
}

QByteArray Passwords::hashNow(const QString &password) const
{
    const QByteArray bytes = bytesOf(password);
    char phc[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(phc, bytes.constData(), size_t(bytes.size()), m_settings.passes, m_settings.memory) != 0)
        throw std::runtime_error("Argon2id needs more memory than there is");
    return QByteArray(phc);
}

} // namespace firstcome::access
