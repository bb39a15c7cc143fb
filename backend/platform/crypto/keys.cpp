// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/keys.h"

#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/random.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <tl/expected.hpp>
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

[[noreturn]] void damaged(const QString &path, const QString &how)
{
    throw std::runtime_error(
        QStringLiteral("The key file %1 is damaged: %2. Put it back from a backup.").arg(path, how).toStdString());
}

/// What a line ends with: a changed byte would make another key of it, which would look like everybody else's fault.
QByteArray checksumOf(const QByteArray &id, const QByteArray &secretInHex)
{
    return sha256(id + ' ' + secretInHex).first(checksumSize).toHex();
}

/// The key of a line; else what is wrong with it. Who writes a line by hand is told its checksum.
tl::expected<Key, QByteArray> keyIn(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() < 2 || words.size() > 3 || words[0].isEmpty())
        return tl::unexpected<QByteArray>("is not an id, a space and 64 hexadecimal digits");
    const QByteArray secret = QByteArray::fromHex(words[1]);
    if (secret.size() != secretSize || secret.toHex() != words[1].toLower())
        return tl::unexpected<QByteArray>("has no 64 hexadecimal digits behind its id");
    if (words.size() == 2)
        return tl::unexpected<QByteArray>("has no checksum behind its digits; if it is a new line and as you wrote it, "
                                          "put a space and " +
                                          checksumOf(words[0], words[1]) + " at its end");
    if (words[2] != checksumOf(words[0], words[1]))
        return tl::unexpected<QByteArray>("is not what its checksum says: something in it was changed");
    return Key{words[0], secret};
}

/// The lines of a text as editors write it: with either end of a line, and with the mark of UTF-8 at its front.
QList<QByteArray> linesOf(QByteArray text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    QList<QByteArray> lines = text.split('\n');
    for (QByteArray &line : lines)
        line = line.trimmed();
    return lines;
}

/// By its id a token says which key signed it, so no two have one.
void refuseTwins(const QString &path, const QList<Key> &keys)
{
    QSet<QByteArray> ids;
    for (const Key &key : keys) {
        if (ids.contains(key.id))
            throw std::runtime_error(QStringLiteral("The key file %1 has two keys with the id %2. Give the new one, "
                                                    "which stands above the old one, an id of its own.")
                                         .arg(path, QString::fromUtf8(key.id))
                                         .toStdString());
        ids.insert(key.id);
    }
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

QStringList KeyFolder::found() const
{
    QStringList found = purposes();
    found.removeIf([this](const QString &purpose) { return !has(purpose); });
    return found;
}

QByteArray KeyFolder::read(const QString &purpose) const
{
    const QString path = pathOf(purpose);
    if (!QFile::exists(path))
        make(path);
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        fail("Cannot read the key file", path);
    if (!S_ISREG(status.st_mode))
        damaged(path, S_ISDIR(status.st_mode) ? QStringLiteral("it is a folder") : QStringLiteral("it is no file"));
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        fail("Cannot read the key file", path);
    if ((status.st_mode & othersBits) != 0)
        qWarning("The key file %s can be read by others; make it 0600.", qUtf8Printable(path));
    QFile file;
    file.open(descriptor, QIODevice::ReadOnly, QFile::AutoCloseHandle);
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
    const bool written = writeWhole(descriptor, lineOf({randomHex(keyIdSize), randomBytes(secretSize)}) + '\n');
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
    int number = 0;
    for (const QByteArray &line : linesOf(read(purpose))) {
        ++number;
        if (line.isEmpty())
            continue;
        const auto key = keyIn(line);
        if (!key)
            damaged(path, QStringLiteral("line %1 %2").arg(number).arg(QString::fromUtf8(key.error())));
        keys.append(*key);
    }
    if (keys.isEmpty())
        damaged(path, QStringLiteral("no key is in it"));
    refuseTwins(path, keys);
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

QByteArray lineOf(const Key &key)
{
    const QByteArray secret = key.secret.toHex();
    return key.id + ' ' + secret + ' ' + checksumOf(key.id, secret);
}

QByteArray printOf(const Key &key)
{
    return Hmac(key.secret)("firstcome print of a key").first(printSize).toHex();
}

} // namespace firstcome::crypto
