// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"

#include "backend/platform/sql/log_mark.h"
#include "backend/platform/sql/open_paths.h"
#include "backend/platform/sql/page_sum.h"

#include <QtEndian>
#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <sqlite3.h>
#include <utility>
#include <vector>

namespace firstcome::sql {

namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr int headSize = 100;
constexpr auto magic = "SQLite format 3";

// https://www.sqlite.org/walformat.html: the head of a log and its index, which its connections share in memory
constexpr int logHeadSize = 32;
constexpr int logSaltsAt = 16;
constexpr int indexSize = 32'768;
constexpr int indexFramesAt = 16;
constexpr int indexSaltsAt = 32;
constexpr int indexMovedAt = 128;

sqlite3_vfs *theirs = nullptr; ///< of the operating system
sqlite3_vfs ours;

OpenPaths &openPaths()
{
    static OpenPaths paths;
    return paths;
}

/// What we know of an open database, a file of one connection. Its memory is SQLite's, behind what the system's part
/// keeps of the file.
struct OpenFile
{
    const sqlite3_io_methods *system; ///< what we do not do ourselves
    sqlite3_io_methods methods;
    int pageSize = unknown; ///< 0: it has no sums
    /// By page: it added up when it was mapped, so that it is compared once and not at each use.
    std::vector<bool> sound = {};
    std::string path = {};
    bool mayNotMove = false; ///< the checkpoint that begins must not go on

    static constexpr int unknown = -1;

    void takeHead(const void *page)
    {
        const auto *head = static_cast<const char *>(page);
        pageSize = hasPageSums(head) ? pageSizeOf(head) : 0;
    }
    bool wasSound(size_t page) const { return page < sound.size() && sound[page]; }
    void takeSound(size_t page)
    {
        sound.resize(std::max(sound.size(), page + 1));
        sound[page] = true;
    }
    bool isPage(PagePlace place) const { return pageSize > 0 && place.size == pageSize && place.from % pageSize == 0; }
};

/// What we know of an open log.
struct OpenLog
{
    const sqlite3_io_methods *system;
    sqlite3_io_methods methods;
    sqlite3_file *database;
};

/// Of a file. Its head was not seen yet where it was empty when it was opened: another connection made it since.
OpenFile &openFile(sqlite3_file *file)
{
    auto &open = *reinterpret_cast<OpenFile *>(reinterpret_cast<char *>(file) + theirs->szOsFile);
    std::array<char, headSize> head;
    if (open.pageSize == OpenFile::unknown && open.system->xRead(file, head.data(), headSize, 0) == SQLITE_OK)
        open.takeHead(head.data());
    return open;
}

int readPage(sqlite3_file *file, void *to, int size, sqlite3_int64 from)
{
    OpenFile &open = openFile(file);
    const int code = open.system->xRead(file, to, size, from);
    if (code != SQLITE_OK)
        return code;
    if (from == 0 && size >= headSize)
        open.takeHead(to);
    const PagePlace place{size, from};
    return open.isPage(place) && !isSound(to, place) ? SQLITE_IOERR_DATA : SQLITE_OK;
}

/// Nothing where there is no first page yet, or its database keeps no sums.
std::optional<LogMark> markOf(sqlite3_file *file)
{
    OpenFile &open = openFile(file);
    std::array<char, headSize> head;
    const bool isRead = open.system->xRead(file, head.data(), headSize, 0) == SQLITE_OK;
    if (!isRead || open.pageSize <= 0 || qstrncmp(head.data(), magic, qstrlen(magic)) != 0)
        return std::nullopt;
    return LogMark::from(head.data() + LogMark::at);
}

/// Within a sector, so that a power cut leaves one or the other.
int writeMark(sqlite3_file *file, const LogMark &mark)
{
    const LogMark::Bytes bytes = mark.bytes();
    return openFile(file).system->xWrite(file, bytes.data(), LogMark::size, LogMark::at);
}

/// Of whoever begins a log no other writes to the database.
int beginLog(sqlite3_file *file, quint64 salts)
{
    const auto was = markOf(file);
    if (!was)
        return SQLITE_OK;
    LogMark mark = *was;
    mark.begin(salts);
    if (mark == *was)
        return SQLITE_OK;
    const int code = writeMark(file, mark);
    return code == SQLITE_OK ? openFile(file).system->xSync(file, SQLITE_SYNC_NORMAL | SQLITE_SYNC_DATAONLY) : code;
}

/// A checkpoint is about to move frames here: which ones at most stands in the index of the log. It has read the index
/// before and holds its locks only now: where it is about to move more frames than there are, the log has begun anew in
/// between, and frames of the new one would count as moved that are not
/// (https://www.sqlite.org/wal.html#walresetbug, up to 3.51.2).
void beginMove(sqlite3_file *file)
{
    openFile(file).mayNotMove = false;
    const auto was = markOf(file);
    volatile void *index = nullptr;
    if (!was || openFile(file).system->xShmMap(file, 0, indexSize, 0, &index) != SQLITE_OK || !index)
        return;
    const auto *bytes = const_cast<const char *>(static_cast<volatile char *>(index));
    const LogExtent part{qFromBigEndian<quint64>(bytes + indexSaltsAt), qFromUnaligned<quint32>(bytes + indexMovedAt)};
    if (part.frames > qFromUnaligned<quint32>(bytes + indexFramesAt)) {
        openFile(file).mayNotMove = true;
        return;
    }
    LogMark mark = *was;
    mark.moveIn(part);
    if (mark != *was)
        writeMark(file, mark);
}

/// SQLite writes a first page with the mark that it read, which may be an old one.
void keepMark(sqlite3_file *file, char *firstPage)
{
    const LogMark::Bytes mark = markOf(file).value_or(LogMark()).bytes();
    std::copy(mark.begin(), mark.end(), firstPage + LogMark::at);
}

int writePage(sqlite3_file *file, const void *page, int size, sqlite3_int64 from)
{
    OpenFile &open = openFile(file);
    if (from == 0 && size >= headSize)
        open.takeHead(page);
    const PagePlace place{size, from};
    if (!open.isPage(place))
        return open.system->xWrite(file, page, size, from);
    alignas(64) std::array<char, largestPage> summed;
    std::memcpy(summed.data(), page, size_t(size));
    if (from == 0)
        keepMark(file, summed.data());
    qToLittleEndian(sumOf(page, place), summed.data() + size - pageSumSize);
    return open.system->xWrite(file, summed.data(), size, from);
}

/// A mapped page that does not add up is not given: SQLite reads it then, and hears why.
int mapPage(sqlite3_file *file, sqlite3_int64 from, int size, void **page)
{
    OpenFile &open = openFile(file);
    const int code = open.system->xFetch(file, from, size, page);
    const PagePlace place{size, from};
    if (code != SQLITE_OK || !*page || !open.isPage(place))
        return code;
    const auto number = size_t(from / size);
    if (open.wasSound(number))
        return code;
    if (isSound(*page, place)) {
        open.takeSound(number);
        return code;
    }
    open.system->xUnfetch(file, from, *page);
    *page = nullptr;
    return SQLITE_OK;
}

int controlFile(sqlite3_file *file, int operation, void *argument)
{
    if (operation == SQLITE_FCNTL_CKPT_START)
        beginMove(file);
    return openFile(file).system->xFileControl(file, operation, argument);
}

/// What a checkpoint asks first: busy, it ends without having moved anything.
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    OpenFile &open = openFile(file);
    return std::exchange(open.mayNotMove, false) ? SQLITE_BUSY : open.system->xFileSize(file, size);
}

int closeFile(sqlite3_file *file)
{
    OpenFile &open = openFile(file);
    const std::string path = open.path;
    file->pMethods = open.system;
    open.~OpenFile();
    const int code = file->pMethods->xClose(file);
    openPaths().remove(path);
    return code;
}

void keepSumsOf(sqlite3_file *file, const char *path)
{
    auto *open = new (reinterpret_cast<char *>(file) + theirs->szOsFile) OpenFile{file->pMethods, *file->pMethods};
    open->path = path ? path : "";
    open->methods.xClose = closeFile;
    open->methods.xRead = readPage;
    open->methods.xWrite = writePage;
    open->methods.xFileControl = controlFile;
    open->methods.xFileSize = sizeOfFile;
    if (open->methods.iVersion >= 3)
        open->methods.xFetch = mapPage;
    file->pMethods = &open->methods;
}

OpenLog &openLog(sqlite3_file *file)
{
    return *reinterpret_cast<OpenLog *>(reinterpret_cast<char *>(file) + theirs->szOsFile);
}

int writeLog(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 from)
{
    const OpenLog &log = openLog(file);
    if (from == 0 && size == logHeadSize) {
        const auto salts = qFromBigEndian<quint64>(static_cast<const char *>(bytes) + logSaltsAt);
        if (const int code = beginLog(log.database, salts); code != SQLITE_OK)
            return code;
    }
    return log.system->xWrite(file, bytes, size, from);
}

/// Its head is the database's business.
void watchLog(sqlite3_file *file, const char *path)
{
    sqlite3_file *database = sqlite3_database_file_object(path);
    if (!database || !database->pMethods || database->pMethods->xClose != closeFile)
        return;
    auto *log =
        new (reinterpret_cast<char *>(file) + theirs->szOsFile) OpenLog{file->pMethods, *file->pMethods, database};
    log->methods.xWrite = writeLog;
    file->pMethods = &log->methods;
}

int openOurs(const char *path, sqlite3_file *file, int flags, int *got)
{
    const bool isDatabase = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    if (isDatabase && path && !openPaths().mayOpen(path)) {
        file->pMethods = nullptr;
        return SQLITE_CANTOPEN;
    }
    const int code = theirs->xOpen(theirs, path, file, flags, got);
    if (code == SQLITE_OK && isDatabase) {
        keepSumsOf(file, path);
        openPaths().add(path ? path : "");
    } else if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0) {
        watchLog(file, path);
    }
    return code;
}

int registerOurs()
{
    theirs = sqlite3_vfs_find(nullptr);
    ours = *theirs; // what the system's functions need of it comes along
    ours.zName = "firstcome-sums";
    ours.szOsFile = theirs->szOsFile + int(std::max(sizeof(OpenFile), sizeof(OpenLog)));
    ours.xOpen = [](sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *got) {
        return openOurs(path, file, flags, got);
    };
    ours.pNext = nullptr;
    return sqlite3_vfs_register(&ours, 1);
}

} // namespace

void keepPageSums()
{
    static const int code = registerOurs();
    if (code != SQLITE_OK)
        qFatal("SQLite does not take our page sums: %d", code);
}

bool lacksPageSums(sqlite3 *connection)
{
    // Not through a file of our own: closing it would take away the locks that SQLite has on it.
    sqlite3_file *file = nullptr;
    sqlite3_file_control(connection, nullptr, SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods && openFile(file).pageSize == 0;
}

void reservePageSums(sqlite3 *connection)
{
    int size = pageSumSize;
    sqlite3_file_control(connection, nullptr, SQLITE_FCNTL_RESERVE_BYTES, &size);
}

} // namespace firstcome::sql
