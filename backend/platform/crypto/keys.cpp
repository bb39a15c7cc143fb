// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/keys.h"

#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/random.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace firstcome::crypto {

namespace {

constexpr int secretSize = 32;
constexpr int keyIdSize = 6;
constexpr int checksumSize = 8;
constexpr int printSize = 16;
constexpr mode_t othersBits = 077;

[[noreturn]] void fail(const char *what, const QString &path)
{
    const QString reason = QString::fromLocal8Bit(std::strerror(errno));
    throw std::runtime_error(QStringLiteral("%1 %2: %3").arg(QLatin1StringView(what), path, reason).toStdString());
}

[[noreturn]] void damaged(const QString &path)
{
    throw std::runtime_error(
        QStringLiteral("The key file %1 is damaged; restore it from a backup.").arg(path).toStdString());
}

/// What a line ends with: a changed byte would make another key of it, which would look like everybody else's fault.
QByteArray checksumOf(const QByteArray &id, const QByteArray &secretInHex)
{
    return sha256(id + ' ' + secretInHex).first(checksumSize).toHex();
}

/// A key of `id secret`, or `id secret checksum`; nothing when it is damaged.
std::optional<Key> keyIn(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 2 || words.size() > 3 || words[0].isEmpty())
        return std::nullopt;
    const QByteArray secret = QByteArray::fromHex(words[1]);
    const bool whole = secret.size() == secretSize && secret.toHex() == words[1];
    const bool agrees = words.size() == 2 || words[2] == checksumOf(words[0], words[1]);
    return whole && agrees ? std::optional(Key{words[0], secret}) : std::nullopt;
}

/// Writes, syncs and closes; false with errno set when any of it failed.
bool writeWhole(int descriptor, const QByteArray &content)
{
    const bool written = ::write(descriptor, content.constData(), size_t(content.size())) == content.size();
    const bool synced = written && ::fsync(descriptor) == 0;
    return (::close(descriptor) == 0) && synced;
}

} // namespace

KeyFolder::KeyFolder(const QString &dataFolder) : KeyFolder(at(dataFolder + QStringLiteral("/keys"))) {}

KeyFolder KeyFolder::at(const QString &folder)
{
    KeyFolder keys;
    keys.m_folder = folder;
    keys.m_found = QDir(folder).entryList(QDir::Files);
    return keys;
}

const QStringList &KeyFolder::purposes()
{
    static const QStringList all{QStringLiteral("member"), QStringLiteral("operator"), QStringLiteral("proof"),
                                 QStringLiteral("audit"),  QStringLiteral("gateway"),  QStringLiteral("demo")};
    return all;
}

bool KeyFolder::has(const QString &purpose) const
{
    return QFile::exists(pathOf(purpose));
}

bool KeyFolder::takeBack(const QString &purpose) const
{
    return !m_found.contains(purpose) && QFile::remove(pathOf(purpose));
}

QByteArray KeyFolder::read(const QString &purpose) const
{
    const QString path = pathOf(purpose);
    if (!QFile::exists(path))
        make(path);
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) == 0 && (status.st_mode & othersBits) != 0)
        qWarning("The key file %s can be read by others; make it 0600.", qUtf8Printable(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        errno = file.error() == QFile::PermissionsError ? EACCES : errno;
        fail("Cannot read the key file", path);
    }
    return file.readAll();
}

void KeyFolder::make(const QString &path) const
{
    QDir().mkpath(QFileInfo(m_folder).path());
    if (::mkdir(QFile::encodeName(m_folder).constData(), 0700) != 0 && errno != EEXIST)
        fail("Cannot make the folder", m_folder);
    const QByteArray draft = QFile::encodeName(m_folder + QStringLiteral("/.draft-")) + randomHex(8);
    const int descriptor = ::open(draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        fail("Cannot write into the folder", m_folder);
    const QByteArray id = randomHex(keyIdSize);
    const QByteArray secret = randomHex(secretSize);
    const bool written = writeWhole(descriptor, id + ' ' + secret + ' ' + checksumOf(id, secret) + '\n');
    // A link fails where the name is taken: whoever comes second uses the file of the first.
    const bool named =
        written && (::link(draft.constData(), QFile::encodeName(path).constData()) == 0 || errno == EEXIST);
    const int reason = errno;
    ::unlink(draft.constData());
    errno = reason;
    if (!named)
        fail("Cannot write the key file", path);
}

QList<Key> KeyFolder::keys(const QString &purpose) const
{
    const QString path = pathOf(purpose);
    QList<Key> keys;
    for (const QByteArray &line : read(purpose).split('\n')) {
        if (line.isEmpty())
            continue;
        const auto key = keyIn(line);
        if (!key)
            damaged(path);
        keys.append(*key);
    }
    if (keys.isEmpty())
        damaged(path);
    return keys;
}

QByteArray KeyFolder::secret(const QString &purpose) const
{
    return secrets(purpose).constFirst();
}

QByteArrayList KeyFolder::secrets(const QString &purpose) const
{
    QByteArrayList secrets;
    for (const Key &key : keys(purpose))
        secrets.append(key.secret.toHex());
    return secrets;
}

QByteArray printOf(const Key &key)
{
    return Hmac(key.secret)("firstcome print of a key").first(printSize).toHex();
}

} // namespace firstcome::crypto
