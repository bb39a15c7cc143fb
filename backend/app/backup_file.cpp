// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backup_file.h"

#include "shared/contract/error_codes.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <fcntl.h>
#include <unistd.h>

namespace firstcome::app {

namespace {

// The end of a backup: the list as JSON, then a line of fixed length with the list's SHA-256 and size.
constexpr auto endMark = " firstcome backup 1\n";
constexpr qsizetype hashSize = 64;
constexpr qsizetype numberSize = 12;
constexpr qsizetype endSize = hashSize + 1 + numberSize + 20;
constexpr qint64 listLimit = 64 * 1024 * 1024;
constexpr qint64 chunk = 1024 * 1024;

tl::unexpected<Refusal> notWritten(const QFile &file)
{
    return refuse(code::fileNotWritten,
                  QStringLiteral("%1 cannot be written: %2.").arg(file.fileName(), file.errorString()));
}

tl::unexpected<Refusal> invalid(const QFile &file, const QString &why)
{
    return refuse(code::fileInvalid, QStringLiteral("%1 cannot be restored: %2").arg(file.fileName(), why));
}

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

/// The SHA-256 of what is read, passed on to `take`, which says whether to go on; nothing when it ended too early.
template <typename Take>
std::optional<QByteArray> readThrough(QFile &file, qint64 size, Take take)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 left = size; left > 0;) {
        const QByteArray bytes = file.read(std::min(left, chunk));
        if (bytes.isEmpty() || !take(bytes))
            return std::nullopt;
        hash.addData(bytes);
        left -= bytes.size();
    }
    return hash.result().toHex();
}

/// A disk that is nearly full takes a part first and says why only when asked for the rest.
bool writeAll(QFile &file, const QByteArray &bytes)
{
    for (qint64 done = 0; done < bytes.size();) {
        const qint64 more = file.write(bytes.constData() + done, bytes.size() - done);
        if (more <= 0)
            return false;
        done += more;
    }
    return true;
}

bool sync(QFile &file)
{
    return file.flush() && ::fsync(file.handle()) == 0;
}

/// Of fixed length, and said in one way only.
QByteArray endLine(const QByteArray &list)
{
    return hashOf(list) + ' ' + QByteArray::number(list.size()).rightJustified(numberSize, '0') + endMark;
}

QByteArray endOf(const BackupContents &contents)
{
    QJsonArray parts;
    for (const BackupPart &part : contents.parts)
        parts.append(QJsonObject{{QStringLiteral("name"), part.name},
                                 {QStringLiteral("from"), part.from},
                                 {QStringLiteral("size"), part.size},
                                 {QStringLiteral("sha256"), QString::fromLatin1(part.sha256)}});
    const QByteArray list = QJsonDocument(QJsonObject{{QStringLiteral("madeAt"), toIso(contents.madeAt)},
                                                      {QStringLiteral("program"), contents.program},
                                                      {QStringLiteral("parts"), parts}})
                                .toJson(QJsonDocument::Compact);
    return list + endLine(list);
}

/// A name that stays in the data folder.
bool isPartName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A([A-Za-z0-9_-]+/)?[A-Za-z0-9_-][A-Za-z0-9._-]*\\z"));
    return form.match(name).hasMatch();
}

std::optional<BackupContents> contentsFrom(const QByteArray &list, qint64 listAt)
{
    const QJsonObject object = QJsonDocument::fromJson(list).object();
    const auto madeAt = fromIso(object.value(QStringLiteral("madeAt")).toString());
    if (!madeAt)
        return std::nullopt;
    BackupContents contents{*madeAt, object.value(QStringLiteral("program")).toString(), {}};
    for (const QJsonValue &value : object.value(QStringLiteral("parts")).toArray()) {
        const BackupPart part{value[QStringLiteral("name")].toString(), value[QStringLiteral("from")].toInteger(-1),
                              value[QStringLiteral("size")].toInteger(-1),
                              value[QStringLiteral("sha256")].toString().toLatin1()};
        const bool inside = part.from >= 0 && part.size >= 0 && part.from <= listAt && part.size <= listAt - part.from;
        if (!isPartName(part.name) || !inside)
            return std::nullopt;
        contents.parts.append(part);
    }
    return contents;
}

} // namespace

Result<BackupContents> sealBackup(QFile &file, const QString &first, const QList<BackupSource> &sources, Instant madeAt)
{
    BackupContents contents{madeAt, QStringLiteral(FIRSTCOME_VERSION), {}};
    const qint64 firstSize = file.size();
    file.seek(0);
    const auto firstHash = readThrough(file, firstSize, [](const QByteArray &) { return true; });
    if (!firstHash)
        return notWritten(file);
    contents.parts.append({first, 0, firstSize, *firstHash});
    for (const BackupSource &source : sources) {
        QFile from(source.path);
        if (!from.open(QIODevice::ReadOnly))
            return refuse(code::fileNotWritten,
                          QStringLiteral("%1 cannot be read: %2.").arg(source.path, from.errorString()));
        // What is added to a journal from now on belongs to the time after the backup.
        const qint64 size = from.size();
        const qint64 at = file.pos();
        const auto hash = readThrough(from, size, [&file](const QByteArray &bytes) { return writeAll(file, bytes); });
        if (!hash)
            return notWritten(file);
        contents.parts.append({source.name, at, size, *hash});
    }
    const QByteArray end = endOf(contents);
    if (!writeAll(file, end) || !sync(file))
        return notWritten(file);
    return contents;
}

Result<BackupContents> contentsOf(QFile &backup)
{
    const QString notWhole = QStringLiteral("it is no backup, or not a whole one.");
    const qint64 endAt = backup.size() - endSize;
    if (endAt < 0 || !backup.seek(endAt))
        return invalid(backup, notWhole);
    const QByteArray end = backup.read(endSize);
    if (!end.endsWith(endMark))
        return invalid(backup, notWhole);
    bool good = false;
    const qint64 listSize = end.mid(hashSize + 1, numberSize).toLongLong(&good);
    if (!good || listSize <= 0 || listSize > std::min(endAt, listLimit) || !backup.seek(endAt - listSize))
        return invalid(backup, notWhole);
    const QByteArray list = backup.read(listSize);
    const auto contents = contentsFrom(list, endAt - listSize);
    if (endLine(list) != end || !contents)
        return invalid(backup, QStringLiteral("its list of contents was changed after it was made."));
    return *contents;
}

Result<void> takeOut(QFile &backup, const BackupPart &part, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return notWritten(file);
    bool written = true;
    backup.seek(part.from);
    const auto hash = readThrough(backup, part.size, [&file, &written](const QByteArray &bytes) {
        written = writeAll(file, bytes);
        return written;
    });
    if (!written || !sync(file))
        return notWritten(file);
    if (!hash || *hash != part.sha256)
        return invalid(backup, QStringLiteral("%1 in it was changed or damaged after it was made.").arg(part.name));
    return {};
}

bool syncFolder(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool synced = ::fsync(descriptor) == 0;
    return (::close(descriptor) == 0) && synced;
}

} // namespace firstcome::app
