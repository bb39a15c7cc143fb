// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/journal.h"

#include "backend/platform/crypto/digest.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdexcept>
#include <sys/file.h>
#include <unistd.h>

namespace firstcome::simulators {

namespace {

constexpr int checksumSize = 4;

QByteArray checksumOf(const QByteArray &json)
{
    return crypto::sha256(json).first(checksumSize).toHex();
}

QByteArray line(const QJsonObject &record)
{
    const QByteArray json = QJsonDocument(record).toJson(QJsonDocument::Compact);
    return json + ' ' + checksumOf(json) + '\n';
}

constexpr int countDigits = 20;
const QString countName = QStringLiteral("records");

/// Always of the same length, so that it is written over.
QByteArray countLine(qint64 records)
{
    return line({{countName, QStringLiteral("%1").arg(records, countDigits, 10, QLatin1Char('0'))}});
}

std::optional<qint64> countIn(const QJsonObject &first)
{
    const QString digits = first.value(countName).toString();
    return first.size() == 1 && digits.size() == countDigits ? std::optional(digits.toLongLong()) : std::nullopt;
}

/// Nothing when it is not what was written.
std::optional<QJsonObject> parsed(const QByteArray &line)
{
    if (!line.endsWith('\n'))
        return std::nullopt;
    const qsizetype end = line.lastIndexOf('}') + 1;
    const QByteArray json = line.first(end);
    const bool isOld = end == line.size() - 1;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const bool isWhole = isOld || line.mid(end) == ' ' + checksumOf(json) + '\n';
    return isWhole && document.isObject() ? std::optional(document.object()) : std::nullopt;
}

/// As a crash leaves the end of a file: not all of the line came, or what came are zeros. A whole line in which a byte
/// was changed, its last one too, was not torn.
bool isTorn(const QByteArray &line)
{
    if (line.endsWith('\n'))
        return line.count('\0') == line.size() - 1;
    return !parsed(line.chopped(1) + '\n');
}

} // namespace

Journal::Journal(QString path) : m_path(std::move(path))
{
    QDir().mkpath(QFileInfo(m_path).path());
    open();
}

Journal::~Journal()
{
    writeCount();
    ::close(m_file);
}

void Journal::writeCount() const
{
    const QByteArray text = countLine(m_records);
    // Not by the descriptor of what is appended: that one writes at the end.
    const int file = m_counts ? ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CLOEXEC) : -1;
    if (file < 0)
        return;
    const ssize_t written = ::pwrite(file, text.constData(), size_t(text.size()), 0);
    Q_UNUSED(written) // an older count misses less
    ::close(file);
}

void Journal::open()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = ::open(QFile::encodeName(m_path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (m_file < 0)
        fail("cannot be opened");
    if (::flock(m_file, LOCK_EX | LOCK_NB) == 0)
        return;
    ::close(m_file);
    fail("is in use by another process");
}

void Journal::fail(const char *what) const
{
    throw std::runtime_error(m_path.toStdString() + ' ' + what + ": " + std::strerror(errno));
}

Journal::Replayed Journal::replay(const std::function<void(const QJsonObject &)> &apply)
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        fail("cannot be read");
    qint64 lines = 0;
    qint64 whole = 0;
    qint64 counted = 0;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        const auto record = parsed(line);
        if (!record && !(file.atEnd() && isTorn(line)))
            throw std::runtime_error(m_path.toStdString() + " is damaged in line " + std::to_string(lines + 1) +
                                     ": something in it was changed. Put it back from a backup");
        if (!record)
            break;
        const auto count = lines == 0 ? countIn(*record) : std::nullopt;
        if (count)
            counted = *count;
        else
            apply(*record);
        m_counts = m_counts || count;
        m_records += count ? 0 : 1;
        ++lines;
        whole = file.pos();
    }
    if (whole < file.size() && ::ftruncate(m_file, whole) != 0)
        fail("cannot be cut behind its last whole line");
    if (whole == 0)
        write(countLine(0));
    m_counts = m_counts || whole == 0;
    writeCount();
    return {m_records, std::max<qint64>(0, counted - m_records)};
}

void Journal::append(const QJsonObject &record)
{
    write(line(record));
    ++m_records;
}

void Journal::write(const QByteArray &text)
{
    // One write: with O_APPEND the line arrives whole unless the disk is full.
    const ssize_t written = ::write(m_file, text.constData(), size_t(text.size()));
    if (written == text.size())
        return;
    const int reason = written < 0 ? errno : ENOSPC;
    if (written > 0) {
        const off_t end = ::lseek(m_file, 0, SEEK_END);
        const int cut = ::ftruncate(m_file, end - written);
        Q_UNUSED(cut) // a torn end is cut off at the next start anyway
    }
    errno = reason;
    fail("cannot be written");
}

void Journal::rewrite(const QList<QJsonObject> &records)
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        fail("cannot be rewritten");
    file.write(countLine(records.size()));
    for (const QJsonObject &record : records)
        file.write(line(record));
    if (!file.commit())
        fail("cannot be rewritten");
    m_counts = true;
    m_records = records.size();
    open();
}

} // namespace firstcome::simulators
