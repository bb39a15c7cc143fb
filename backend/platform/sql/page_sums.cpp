// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"

#include <QFile>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <cstring>
#include <new>
#include <sqlite3.h>
#include <unistd.h>
#include <vector>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace firstcome::sql {

namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr int headSize = 100;
constexpr int pageSizeAt = 16;
constexpr int reservedAt = 20;
constexpr int largestPage = 65'536;
constexpr int sumSize = 8;

sqlite3_vfs *theirs = nullptr; ///< of the operating system
sqlite3_vfs ours;

/// Where a page stands in its file.
struct Place
{
    int size = 0;
    sqlite3_int64 from = 0;
};

/// What we know of an open database, a file of one connection. Its memory is SQLite's, behind what the system's part
/// keeps of the file.
struct OpenFile
{
    const sqlite3_io_methods *system; ///< what we do not do ourselves
    sqlite3_io_methods methods;
    int pageSize = unknown; ///< 0: it has no sums
    std::vector<bool>
        sound; ///< by page: it added up when it was mapped, so that it is compared once and not at each use

    static constexpr int unknown = -1;

    void takeHead(const void *page)
    {
        const auto *head = static_cast<const char *>(page);
        const int size = qFromBigEndian<quint16>(head + pageSizeAt);
        pageSize = head[reservedAt] == sumSize ? (size == 1 ? largestPage : size) : 0;
    }
    bool wasSound(size_t page) const { return page < sound.size() && sound[page]; }
    void takeSound(size_t page)
    {
        sound.resize(std::max(sound.size(), page + 1));
        sound[page] = true;
    }
    bool isPage(Place place) const { return pageSize > 0 && place.size == pageSize && place.from % pageSize == 0; }
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

quint64 sumOf(const void *page, Place place)
{
    return XXH3_64bits_withSeed(page, size_t(place.size - sumSize), XXH64_hash_t(place.from / place.size));
}

/// A page of zeros is one that the file grew by and that nobody has filled: SQLite never takes it for one of a table.
bool isSound(const void *page, Place place)
{
    const auto *bytes = static_cast<const char *>(page);
    const auto said = qFromLittleEndian<quint64>(bytes + place.size - sumSize);
    return said == sumOf(page, place) ||
           (said == 0 && std::all_of(bytes, bytes + place.size, [](char byte) { return byte == 0; }));
}

int readPage(sqlite3_file *file, void *to, int size, sqlite3_int64 from)
{
    OpenFile &open = openFile(file);
    const int code = open.system->xRead(file, to, size, from);
    if (code != SQLITE_OK)
        return code;
    if (from == 0 && size >= headSize)
        open.takeHead(to);
    const Place place{size, from};
    return open.isPage(place) && !isSound(to, place) ? SQLITE_IOERR_DATA : SQLITE_OK;
}

int writePage(sqlite3_file *file, const void *page, int size, sqlite3_int64 from)
{
    OpenFile &open = openFile(file);
    if (from == 0 && size >= headSize)
        open.takeHead(page);
    const Place place{size, from};
    if (!open.isPage(place))
        return open.system->xWrite(file, page, size, from);
    alignas(64) std::array<char, largestPage> summed;
    std::memcpy(summed.data(), page, size_t(size));
    qToLittleEndian(sumOf(page, place), summed.data() + size - sumSize);
    return open.system->xWrite(file, summed.data(), size, from);
}

/// A mapped page that does not add up is not given: SQLite reads it then, and hears why.
int mapPage(sqlite3_file *file, sqlite3_int64 from, int size, void **page)
{
    OpenFile &open = openFile(file);
    const int code = open.system->xFetch(file, from, size, page);
    const Place place{size, from};
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

int closeFile(sqlite3_file *file)
{
    OpenFile &open = openFile(file);
    file->pMethods = open.system;
    open.~OpenFile();
    return file->pMethods->xClose(file);
}

void keepSumsOf(sqlite3_file *file)
{
    auto *open = new (reinterpret_cast<char *>(file) + theirs->szOsFile) OpenFile{file->pMethods, *file->pMethods};
    open->methods.xClose = closeFile;
    open->methods.xRead = readPage;
    open->methods.xWrite = writePage;
    if (open->methods.iVersion >= 3)
        open->methods.xFetch = mapPage;
    file->pMethods = &open->methods;
}

int registerOurs()
{
    theirs = sqlite3_vfs_find(nullptr);
    ours = *theirs; // what the system's functions need of it comes along
    ours.zName = "firstcome-sums";
    ours.szOsFile = theirs->szOsFile + int(sizeof(OpenFile));
    ours.xOpen = [](sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *got) {
        const int code = theirs->xOpen(theirs, name, file, flags, got);
        if (code == SQLITE_OK && (flags & SQLITE_OPEN_MAIN_DB) != 0)
            keepSumsOf(file);
        return code;
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

std::optional<int> takePagesAsTheyAre(const QString &path)
{
    QFile file(path);
    OpenFile open{};
    open.pageSize = 0;
    if (!file.open(QIODevice::ReadWrite))
        return std::nullopt;
    QByteArray page = file.peek(headSize);
    if (page.size() == headSize)
        open.takeHead(page.constData());
    int taken = 0;
    for (Place place{open.pageSize}; place.size != 0 && place.from + place.size <= file.size();
         place.from += place.size) {
        if (!file.seek(place.from) || (page = file.read(place.size)).size() != place.size)
            return std::nullopt;
        if (isSound(page.constData(), place))
            continue;
        qToLittleEndian(sumOf(page.constData(), place), page.data() + place.size - sumSize);
        if (!file.seek(place.from) || file.write(page) != page.size())
            return std::nullopt;
        ++taken;
    }
    return file.flush() && ::fsync(file.handle()) == 0 ? std::optional(taken) : std::nullopt;
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
    int size = sumSize;
    sqlite3_file_control(connection, nullptr, SQLITE_FCNTL_RESERVE_BYTES, &size);
}

} // namespace firstcome::sql
