// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QFile>
#include <QRandomGenerator>
#include <cstring>
#include <functional>
#include <map>
#include <new>
#include <sqlite3.h>
#include <string>
#include <utility>

namespace firstcome::test {

/// A disk under SQLite that is cut off in the middle of its work: from one operation on nothing more reaches it, as
/// after a kill -9; a power cut takes back what was not synced, sector by sector, as luck will have it.
/// Invariant: it is SQLite's usual one from `install` on, which comes before any connection. Thread: one.
class CutDisk
{
public:
    static CutDisk &install()
    {
        static CutDisk disk;
        return disk;
    }

    /// Before each operation: 1, 2, ...
    std::function<void(int)> atOperation;

    /// Once, where a checkpoint that has read the index of the log lets go of what it had mapped.
    std::function<void()> atUnfetch;

    /// After so many operations nothing more is done; 0: never.
    void cutAfter(int operations)
    {
        m_left = operations;
        m_done = 0;
        m_isCut = false;
        m_unsynced.clear();
        m_removed.clear();
    }
    bool isCut() const { return m_isCut; }

    /// After all is closed: what was not synced is there or not.
    void losePower(QRandomGenerator &random)
    {
        for (const auto &[path, content] : m_removed) {
            if (random.bounded(2) == 0 && !QFile::exists(QString::fromStdString(path)))
                put(path, 0, content);
        }
        for (const auto &[path, sectors] : m_unsynced) {
            for (const auto &[sector, durable] : sectors) {
                if (random.bounded(2) == 0 && QFile::exists(QString::fromStdString(path)))
                    put(path, sector * sectorSize, durable);
            }
        }
        m_unsynced.clear();
        m_removed.clear();
    }

private:
    static constexpr qint64 sectorSize = 512;

    /// Behind what the system's part keeps of the file.
    struct Watched
    {
        const sqlite3_io_methods *system;
        sqlite3_io_methods methods;
        const char *path;
    };

    CutDisk()
    {
        m_system = sqlite3_vfs_find(nullptr);
        m_vfs = *m_system;
        m_vfs.zName = "cut-disk";
        m_vfs.szOsFile = m_system->szOsFile + int(sizeof(Watched));
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = [](sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *got) {
            const int code = self().m_system->xOpen(self().m_system, path, file, flags, got);
            if (code == SQLITE_OK && path && (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)) != 0)
                self().watch(file, path);
            return code;
        };
        m_vfs.xDelete = [](sqlite3_vfs *, const char *path, int sync) {
            if (!self().mayDo())
                return SQLITE_IOERR_DELETE;
            self().m_removed[path] = contentOf(path);
            self().m_unsynced.erase(path);
            return self().m_system->xDelete(self().m_system, path, sync);
        };
        sqlite3_vfs_register(&m_vfs, 1);
    }
    static CutDisk &self() { return install(); }
    static Watched &watched(sqlite3_file *file)
    {
        return *reinterpret_cast<Watched *>(reinterpret_cast<char *>(file) + self().m_system->szOsFile);
    }
    static QByteArray contentOf(const std::string &path)
    {
        QFile file(QString::fromStdString(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void put(const std::string &path, qint64 at, const QByteArray &bytes)
    {
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", path.c_str());
    }

    void watch(sqlite3_file *file, const char *path)
    {
        auto *open =
            new (reinterpret_cast<char *>(file) + m_system->szOsFile) Watched{file->pMethods, *file->pMethods, path};
        open->methods.xWrite = [](sqlite3_file *to, const void *bytes, int size, sqlite3_int64 at) {
            return self().write(to, QByteArray::fromRawData(static_cast<const char *>(bytes), size), at);
        };
        open->methods.xSync = [](sqlite3_file *of, int flags) {
            if (!self().mayDo())
                return SQLITE_IOERR_FSYNC;
            self().m_unsynced.erase(watched(of).path);
            self().m_removed.erase(watched(of).path);
            return watched(of).system->xSync(of, flags);
        };
        open->methods.xTruncate = [](sqlite3_file *of, sqlite3_int64 size) {
            if (!self().mayDo())
                return SQLITE_IOERR_TRUNCATE;
            const QByteArray content = contentOf(watched(of).path);
            for (qint64 at = size / sectorSize * sectorSize; at < content.size(); at += sectorSize)
                self().remember(watched(of).path, at / sectorSize, content.mid(at, sectorSize));
            return watched(of).system->xTruncate(of, size);
        };
        open->methods.xUnfetch = [](sqlite3_file *of, sqlite3_int64 at, void *page) {
            if (const auto act = page ? nullptr : std::exchange(self().atUnfetch, nullptr))
                act();
            return watched(of).system->xUnfetch(of, at, page);
        };
        file->pMethods = &open->methods;
    }

    /// Of the write in which the disk is cut whole sectors arrive, some of them.
    int write(sqlite3_file *to, const QByteArray &bytes, qint64 at)
    {
        const Watched &file = watched(to);
        const bool isWhole = mayDo();
        const qint64 end = at + bytes.size();
        qint64 upTo = end;
        if (!isWhole)
            upTo =
                m_wasCutNow ? at + (at / sectorSize == (end - 1) / sectorSize ? 0 : sectorSize - at % sectorSize) : at;
        m_wasCutNow = false;
        for (qint64 sector = at / sectorSize; sector * sectorSize < upTo; ++sector) {
            QByteArray was(sectorSize, '\0');
            const int code = file.system->xRead(to, was.data(), int(sectorSize), sector * sectorSize);
            if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
                remember(file.path, sector, was);
        }
        const int code = upTo > at ? file.system->xWrite(to, bytes.constData(), int(upTo - at), at) : SQLITE_OK;
        return isWhole ? code : SQLITE_IOERR_WRITE;
    }
    void remember(const std::string &path, qint64 sector, const QByteArray &was)
    {
        m_unsynced[path].insert({sector, was});
    }
    bool mayDo()
    {
        if (m_isCut)
            return false;
        ++m_done;
        if (atOperation)
            atOperation(m_done);
        m_isCut = m_left > 0 && m_done >= m_left;
        m_wasCutNow = m_isCut;
        return !m_isCut;
    }

    sqlite3_vfs *m_system = nullptr;
    sqlite3_vfs m_vfs{};
    int m_left = 0;
    int m_done = 0;
    bool m_isCut = false;
    bool m_wasCutNow = false;
    std::map<std::string, std::map<qint64, QByteArray>> m_unsynced; ///< by sector what is durable of it
    std::map<std::string, QByteArray> m_removed;                    ///< a removal may not be durable either
};

} // namespace firstcome::test
