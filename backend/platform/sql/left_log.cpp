// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/left_log.h"

#include "backend/platform/sql/log_mark.h"
#include <QFileInfo>
#include <QtEndian>
#include <sys/stat.h>

namespace firstcome::sql {

namespace {

// https://www.sqlite.org/fileformat2.html#the_write_ahead_log
constexpr qint64 headerSize = 32;
constexpr qint64 frameHeaderSize = 24;
constexpr quint32 littleEndian = 0x377f0682;
constexpr quint32 bigEndian = 0x377f0683;
constexpr qint64 saltsAt = 16;
constexpr qint64 headerSumAt = 24;
constexpr qint64 frameSaltsAt = 8;
constexpr qint64 frameSumAt = 16;
constexpr qint64 headOfDatabase = 100;

quint32 number(const QByteArray &bytes, qint64 at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

/// Bytes of the log, from where on.
struct Part
{
    qint64 from = 0;
    qint64 count = 0;
};

/// The running checksum of the log.
class Sum
{
public:
    explicit Sum(bool isBigEndian) : m_isBigEndian(isBigEndian) {}

    void add(const QByteArray &bytes, Part part)
    {
        for (qint64 at = part.from; at < part.from + part.count; at += 8) {
            m_first += word(bytes, at) + m_second;
            m_second += word(bytes, at + 4) + m_first;
        }
    }
    bool isAt(const QByteArray &bytes, qint64 at) const
    {
        return m_first == number(bytes, at) && m_second == number(bytes, at + 4);
    }

private:
    quint32 word(const QByteArray &bytes, qint64 at) const
    {
        return m_isBigEndian ? number(bytes, at) : qFromLittleEndian<quint32>(bytes.constData() + at);
    }

    bool m_isBigEndian;
    quint32 m_first = 0;
    quint32 m_second = 0;
};

struct Frame
{
    quint32 page = 0;
    bool commits = false;
    bool ofThisLog = false; ///< not left over from before the log began anew
};

Frame frameOf(const QByteArray &head, const QByteArray &salts)
{
    return {number(head, 0), number(head, 4) != 0, head.mid(frameSaltsAt, salts.size()) == salts};
}

/// Where a header does not add up: one of this log's frames would share a salt with it, those left over from before
/// share none. One that is all zeros was never there: a power cut came before it.
bool belongs(const QByteArray &header, const QByteArray &frameHead)
{
    if (header.count('\0') == header.size())
        return false;
    return header.mid(saltsAt, 4) == frameHead.mid(frameSaltsAt, 4) ||
           header.mid(saltsAt + 4, 4) == frameHead.mid(frameSaltsAt + 4, 4);
}

/// Whether the log goes on behind a transaction that ends in what does not add up, the first of these frames.
bool goesOn(QFile &log, const Part &frames, const QByteArray &salts)
{
    std::optional<Frame> commit;
    for (qint64 at = frames.from; log.seek(at); at += frames.count) {
        const QByteArray head = log.read(frameHeaderSize);
        if (head.size() < frameHeaderSize)
            break;
        const Frame frame = frameOf(head, salts);
        if (!frame.ofThisLog)
            continue;
        // The last frame of a transaction may stand there several times, to fill a sector.
        const bool repeated = commit && frame.commits && frame.page == commit->page;
        if (commit && !repeated)
            return true;
        if (frame.commits)
            commit = frame;
    }
    return false;
}

/// A log as SQLite would take it.
struct Reading
{
    LogExtent extent; ///< up to the last whole transaction
    std::optional<QString> damage;
};

/// Nothing when it is not one: SQLite would begin it anew.
std::optional<QByteArray> soundHead(QFile &log)
{
    const QByteArray head = log.read(headerSize);
    const quint32 magic = number(head, 0);
    Sum sum(magic == bigEndian);
    sum.add(head, {0, headerSumAt});
    const bool isSound = (magic == littleEndian || magic == bigEndian) && sum.isAt(head, headerSumAt);
    return isSound ? std::optional(head) : std::nullopt;
}

quint64 saltsIn(const QByteArray &head)
{
    return qFromBigEndian<quint64>(head.constData() + saltsAt);
}

Reading readFrames(QFile &log, const QByteArray &head)
{
    Reading reading{{saltsIn(head), 0}, {}};
    const QByteArray salts = head.mid(saltsAt, 8);
    Sum sum(number(head, 0) == bigEndian);
    sum.add(head, {0, headerSumAt});
    const qint64 frameSize = frameHeaderSize + number(head, 8);
    quint32 whole = 0;
    for (qint64 at = headerSize; log.seek(at); at += frameSize) {
        const QByteArray bytes = log.read(frameSize);
        if (bytes.size() < frameSize)
            break;
        sum.add(bytes, {0, frameSaltsAt});
        sum.add(bytes, {frameHeaderSize, frameSize - frameHeaderSize});
        const Frame frame = frameOf(bytes, salts);
        if (frame.ofThisLog && sum.isAt(bytes, frameSumAt)) {
            ++whole;
            if (frame.commits)
                reading.extent.frames = whole;
            continue;
        }
        if (goesOn(log, {at, frameSize}, salts))
            reading.damage = QStringLiteral("its log %1 does not add up at byte %2, and goes on behind it")
                                 .arg(log.fileName())
                                 .arg(at);
        break;
    }
    return reading;
}

Reading readLog(QFile &log)
{
    if (const auto head = soundHead(log))
        return readFrames(log, *head);
    log.seek(0);
    const QByteArray head = log.read(headerSize);
    if (!belongs(head, log.read(frameHeaderSize)))
        return {};
    return {{}, QStringLiteral("the head of its log %1 does not add up").arg(log.fileName())};
}

/// What the database says of its log; nothing where there is none. One that keeps no sums says what one from before
/// there were marks says; it is refused for itself.
std::optional<LogMark> markIn(const QString &databasePath)
{
    QFile database(databasePath);
    if (!database.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = database.read(headOfDatabase);
    if (head.isEmpty())
        return std::nullopt;
    constexpr int reservedAt = 20;
    constexpr char sumSize = 8;
    if (head.size() < headOfDatabase || head.at(reservedAt) != sumSize)
        return LogMark{0, 0, 0};
    return LogMark::from(head.constData() + LogMark::at);
}

LogFault foreign(const QString &log)
{
    return {LogFault::Kind::Foreign,
            QStringLiteral("The log %1 is not of the database beside it: another state of that, or another database, "
                           "left it, and taken in it would mix the two. Put the database back to which the log "
                           "belongs. Or, to go on with the one that is there, move the log away: what is in the log "
                           "alone is not in it. Nothing was changed.")
                .arg(log)};
}

LogFault orphan(const QString &log)
{
    return {LogFault::Kind::Foreign,
            QStringLiteral("The log %1 is there, but not the database to which it belongs. Put that back; or, to begin "
                           "a new shop, move the log away. Nothing was changed.")
                .arg(log)};
}

/// Whether the file keeps a write-ahead log and has more than the page that says so.
bool keepsLog(const QString &databasePath)
{
    QFile database(databasePath);
    if (!database.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = database.read(headOfDatabase);
    constexpr int pageSizeAt = 16;
    constexpr int versionAt = 18; // 2: write-ahead log
    if (head.size() < headOfDatabase || head.at(versionAt) != 2)
        return false;
    const int pageSize = qFromBigEndian<quint16>(head.constData() + pageSizeAt);
    return database.size() > (pageSize == 1 ? 65'536 : pageSize);
}

QString logOf(const QString &databasePath)
{
    return databasePath + QStringLiteral("-wal");
}

} // namespace

std::optional<LogFault> faultOfNames(const QString &databasePath)
{
    const QFileInfo file(databasePath);
    if (file.isSymLink())
        return LogFault{LogFault::Kind::Foreign,
                        QStringLiteral("%1 is a symbolic link: one folder's lock would not know of the other. Name the "
                                       "folder that %2 is in. Nothing was changed.")
                            .arg(databasePath, file.symLinkTarget())};
    struct stat found = {};
    if (::stat(QFile::encodeName(databasePath).constData(), &found) != 0 || found.st_nlink < 2)
        return std::nullopt;
    return LogFault{
        LogFault::Kind::Foreign,
        QStringLiteral("%1 has %2 names (hard links): opened by another one it would be destroyed. Find them "
                       "with `find -samefile` and leave one; a copy is made by `backup`. Nothing was "
                       "changed.")
            .arg(databasePath)
            .arg(found.st_nlink)};
}

std::optional<LogFault> faultOfJournal(const QString &databasePath)
{
    const QFileInfo journal(databasePath + QStringLiteral("-journal"));
    if (journal.size() == 0 || !keepsLog(databasePath))
        return std::nullopt;
    return LogFault{LogFault::Kind::Foreign,
                    QStringLiteral("The journal %1 is not of the database beside it, which keeps a log and no journal: "
                                   "another database left it, or a first start that was killed, and rolled into this "
                                   "one it would destroy it. Move it away. Nothing was changed.")
                        .arg(journal.filePath())};
}

std::optional<LogFault> faultOfLeftLog(const QString &databasePath)
{
    if (auto names = faultOfNames(databasePath))
        return names;
    if (auto journal = faultOfJournal(databasePath))
        return journal;
    QFile log(logOf(databasePath));
    if (!log.open(QIODevice::ReadOnly) || log.size() == 0)
        return std::nullopt;
    const auto mark = markIn(databasePath);
    if (!mark)
        return orphan(log.fileName());
    if (log.size() < headerSize + frameHeaderSize)
        return std::nullopt;
    const Reading reading = readLog(log);
    if (reading.damage)
        return LogFault{LogFault::Kind::Damaged, *reading.damage};
    if (reading.extent.frames > 0 && !mark->takes(reading.extent))
        return foreign(log.fileName());
    return std::nullopt;
}

std::optional<LogFault> faultOfServedLog(const QString &databasePath)
{
    QFile log(logOf(databasePath));
    if (!log.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    // A log that begins meanwhile has told the database first: the mark is looked at again.
    std::optional<LogMark> mark = markIn(databasePath);
    for (int look = 0; mark && look < 3; ++look) {
        log.seek(0);
        const auto head = log.size() < headerSize ? std::nullopt : soundHead(log);
        const auto again = markIn(databasePath);
        if (!head || (again == mark && mark->knows(saltsIn(*head))))
            return std::nullopt;
        if (again == mark)
            return foreign(log.fileName());
        mark = again;
    }
    return std::nullopt;
}

} // namespace firstcome::sql
