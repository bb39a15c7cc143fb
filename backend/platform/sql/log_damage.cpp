// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/log_damage.h"

#include <QFile>
#include <QtEndian>

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
/// share none.
bool belongs(const QByteArray &header, const QByteArray &frameHead)
{
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

} // namespace

std::optional<QString> damageOfLog(const QString &databasePath)
{
    QFile log(databasePath + QStringLiteral("-wal"));
    if (!log.open(QIODevice::ReadOnly) || log.size() < headerSize + frameHeaderSize)
        return std::nullopt;
    const QByteArray header = log.read(headerSize);
    const quint32 magic = number(header, 0);
    Sum sum(magic == bigEndian);
    sum.add(header, {0, headerSumAt});
    if ((magic != littleEndian && magic != bigEndian) || !sum.isAt(header, headerSumAt))
        return belongs(header, log.read(frameHeaderSize))
                   ? std::optional(QStringLiteral("the head of its log %1 does not add up").arg(log.fileName()))
                   : std::nullopt;
    const QByteArray salts = header.mid(saltsAt, 8);
    const qint64 frameSize = frameHeaderSize + number(header, 8);
    for (qint64 at = headerSize; log.seek(at); at += frameSize) {
        const QByteArray frame = log.read(frameSize);
        if (frame.size() < frameSize)
            break;
        sum.add(frame, {0, frameSaltsAt});
        sum.add(frame, {frameHeaderSize, frameSize - frameHeaderSize});
        if (frameOf(frame, salts).ofThisLog && sum.isAt(frame, frameSumAt))
            continue;
        if (goesOn(log, {at, frameSize}, salts))
            return QStringLiteral("its log %1 does not add up at byte %2, and goes on behind it")
                .arg(log.fileName())
                .arg(at);
        break;
    }
    return std::nullopt;
}

} // namespace firstcome::sql
