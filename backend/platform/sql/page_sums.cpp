// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"

#include <QFile>
#include <QThread>
#include <QVarLengthArray>
#include <QtEndian>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <mutex>
#include <sqlite3.h>
#include <unordered_set>

namespace firstcome::sql {

namespace {

// https://www.sqlite.org/fileformat2.html
constexpr qint64 headerSize = 100;
constexpr qint64 pageSizeAt = 16;
constexpr qint64 reservedAt = 20;
constexpr qint64 logHeaderSize = 32;
constexpr qint64 logSaltsAt = 16;
constexpr qint64 frameHeaderSize = 24;
constexpr qint64 frameSaltsAt = 8;
constexpr qint64 lockByte = 0x40000000; ///< its page is never written
constexpr int sumSize = 8;
constexpr int usualPage = 4'096;
constexpr int pagesAtOnce = 256;
constexpr int readings = 25; ///< of a page that is being written
constexpr std::chrono::microseconds readAgainAfter{1'000};

/// What the head of a database says of its pages; 0: they have no sums.
qint64 summedPageSize(const char *header)
{
    const qint64 said = qFromBigEndian<quint16>(header + pageSizeAt);
    return quint8(header[reservedAt]) == sumSize ? (said == 1 ? 65'536 : said) : 0;
}

/// Of a page but for its last bytes, where it stands.
quint64 sumOf(const char *page, qint64 pageSize)
{
    quint32 first = 0;
    quint32 second = 0;
    for (const char *at = page; at < page + pageSize - sumSize; at += 8) {
        first += qFromLittleEndian<quint32>(at) + second;
        second += qFromLittleEndian<quint32>(at + 4) + first;
    }
    return quint64(first) << 32 | second;
}

/// An open database file: SQLite's own one lies behind it.
struct SummedFile
{
    sqlite3_file head{};
    qint64 pageSize = -1; ///< 0: without sums; -1: not known yet
};
constexpr int aligned = (sizeof(SummedFile) + 15) / 16 * 16;

sqlite3_vfs *systems = nullptr; ///< SQLite's own way to the disk

sqlite3_file *under(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + aligned);
}

void learn(sqlite3_file *file, const void *header)
{
    reinterpret_cast<SummedFile *>(file)->pageSize = summedPageSize(static_cast<const char *>(header));
}

int write(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 at)
{
    auto &summed = *reinterpret_cast<SummedFile *>(file);
    if (at == 0 && count >= headerSize) {
        learn(file, bytes);
    } else if (summed.pageSize < 0) {
        char header[headerSize];
        if (under(file)->pMethods->xRead(under(file), header, headerSize, 0) == SQLITE_OK)
            learn(file, header);
    }
    if (summed.pageSize <= 0 || count != summed.pageSize || at % summed.pageSize != 0)
        return under(file)->pMethods->xWrite(under(file), bytes, count, at);
    QVarLengthArray<char, usualPage> page(count);
    std::memcpy(page.data(), bytes, size_t(count));
    qToLittleEndian(sumOf(page.constData(), count), page.data() + count - sumSize);
    return under(file)->pMethods->xWrite(under(file), page.constData(), count, at);
}

/// Passes a call on to SQLite's own file.
template <auto method>
struct Passed;
template <typename... Arguments, int (*sqlite3_io_methods::*method)(sqlite3_file *, Arguments...)>
struct Passed<method>
{
    static int call(sqlite3_file *file, Arguments... arguments)
    {
        return (under(file)->pMethods->*method)(under(file), arguments...);
    }
};

void barrier(sqlite3_file *file)
{
    under(file)->pMethods->xShmBarrier(under(file));
}

int close(sqlite3_file *file)
{
    const int code = under(file)->pMethods->xClose(under(file));
    file->pMethods = nullptr;
    return code;
}

template <auto method>
constexpr auto passed = &Passed<method>::call;

using Methods = sqlite3_io_methods;
constexpr Methods methods{3,
                          close,
                          passed<&Methods::xRead>,
                          write,
                          passed<&Methods::xTruncate>,
                          passed<&Methods::xSync>,
                          passed<&Methods::xFileSize>,
                          passed<&Methods::xLock>,
                          passed<&Methods::xUnlock>,
                          passed<&Methods::xCheckReservedLock>,
                          passed<&Methods::xFileControl>,
                          passed<&Methods::xSectorSize>,
                          passed<&Methods::xDeviceCharacteristics>,
                          passed<&Methods::xShmMap>,
                          passed<&Methods::xShmLock>,
                          barrier,
                          passed<&Methods::xShmUnmap>,
                          passed<&Methods::xFetch>,
                          passed<&Methods::xUnfetch>};

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *openedWith)
{
    if (!(flags & SQLITE_OPEN_MAIN_DB)) // a log, a journal: theirs have sums of their own
        return systems->xOpen(systems, name, file, flags, openedWith);
    new (file) SummedFile;
    std::memset(under(file), 0, size_t(systems->szOsFile));
    const int code = systems->xOpen(systems, name, under(file), flags, openedWith);
    file->pMethods = under(file)->pMethods ? &methods : nullptr;
    return code;
}

/// The pages that the log has newer ones of.
std::unordered_set<quint32> pagesInLog(const QString &databasePath, qint64 pageSize)
{
    std::unordered_set<quint32> pages;
    QFile log(databasePath + QStringLiteral("-wal"));
    if (!log.open(QIODevice::ReadOnly))
        return pages;
    const QByteArray salts = log.read(logHeaderSize).mid(logSaltsAt, 8);
    for (qint64 at = logHeaderSize; log.seek(at); at += frameHeaderSize + pageSize) {
        const QByteArray head = log.read(frameHeaderSize);
        if (head.size() < frameHeaderSize || head.mid(frameSaltsAt, salts.size()) != salts)
            break;
        pages.insert(qFromBigEndian<quint32>(head.constData()));
    }
    return pages;
}

bool isWhole(const char *page, qint64 pageSize)
{
    if (sumOf(page, pageSize) == qFromLittleEndian<quint64>(page + pageSize - sumSize))
        return true;
    // The file grew, and nothing was put there yet.
    return std::all_of(page, page + pageSize, [](char byte) { return byte == 0; });
}

/// Whether this page is as it was written, or is written just now.
bool becomesWhole(QFile &file, const QString &path, qint64 at, qint64 pageSize)
{
    for (int reading = 0; reading < readings; ++reading) {
        file.seek(at);
        const QByteArray page = file.read(pageSize);
        if (page.size() < pageSize || isWhole(page.constData(), pageSize))
            return true;
        if (pagesInLog(path, pageSize).contains(quint32(at / pageSize + 1)))
            return true;
        QThread::usleep(readAgainAfter.count());
    }
    return false;
}

} // namespace

void writePageSums()
{
    static std::once_flag once;
    static sqlite3_vfs ours;
    std::call_once(once, [] {
        systems = sqlite3_vfs_find(nullptr);
        ours = *systems;
        ours.zName = "firstcome";
        ours.szOsFile = systems->szOsFile + aligned;
        ours.pNext = nullptr;
        ours.xOpen = open;
        sqlite3_vfs_register(&ours, /*makeDefault*/ 1);
    });
}

void leaveRoomForSums(sqlite3 *connection)
{
    int room = sumSize;
    sqlite3_file_control(connection, nullptr, SQLITE_FCNTL_RESERVE_BYTES, &room);
}

std::optional<QString> damageOfPages(const QString &databasePath)
{
    QFile file(databasePath);
    // Past Qt's buffer: a page that is read again is read from the file.
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    const QByteArray header = file.read(headerSize);
    const qint64 pageSize = header.size() < headerSize ? 0 : summedPageSize(header.constData());
    if (pageSize < headerSize)
        return std::nullopt;
    QByteArray pages;
    for (qint64 from = 0; file.seek(from); from += pages.size() / pageSize * pageSize) {
        pages = file.read(pagesAtOnce * pageSize);
        if (pages.size() < pageSize)
            break;
        for (qint64 at = 0; at + pageSize <= pages.size(); at += pageSize) {
            if (from + at == lockByte / pageSize * pageSize || isWhole(pages.constData() + at, pageSize))
                continue;
            if (!becomesWhole(file, databasePath, from + at, pageSize))
                return QStringLiteral("page %1 of %2 is not as it was written")
                    .arg((from + at) / pageSize + 1)
                    .arg(databasePath);
        }
    }
    return std::nullopt;
}

std::optional<QString> damageOfPages(sqlite3 *connection)
{
    return damageOfPages(QString::fromUtf8(sqlite3_db_filename(connection, "main")));
}

} // namespace firstcome::sql
