// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/accept_pages.h"

#include "backend/platform/sql/page_sum.h"
#include "backend/platform/sql/page_sums.h"
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <cstdio>
#include <fcntl.h>
#include <memory>
#include <sqlite3.h>
#include <unistd.h>

namespace firstcome::sql {

namespace {

constexpr int headSize = 100;

bool sync(QFile &file)
{
    return file.flush() && ::fsync(file.handle()) == 0;
}

std::optional<int> sumPages(QFile &file, int pageSize)
{
    int taken = 0;
    for (PagePlace place{pageSize, 0}; place.from + place.size <= file.size(); place.from += place.size) {
        QByteArray page;
        if (!file.seek(place.from) || (page = file.read(place.size)).size() != place.size)
            return std::nullopt;
        if (isSound(page.constData(), place))
            continue;
        qToLittleEndian(sumOf(page.constData(), place), page.data() + place.size - pageSumSize);
        if (!file.seek(place.from) || file.write(page) != page.size())
            return std::nullopt;
        ++taken;
    }
    return sync(file) ? std::optional(taken) : std::nullopt;
}

/// Where the byte of the head that says so was changed, the page adds up with the right one.
bool onlyForgot(QByteArray first)
{
    sayPageSums(first.data());
    return isSound(first.constData(), {int(first.size()), 0});
}

struct Closed
{
    void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
};

/// What its log had is in it, and there is no log any more.
bool takeLogIn(sqlite3 *connection, const QString &path)
{
    return sqlite3_exec(connection, "PRAGMA journal_mode=DELETE", nullptr, nullptr, nullptr) == SQLITE_OK &&
           !QFile::exists(path + QStringLiteral("-wal"));
}

bool copyWithSums(sqlite3 *connection, const QString &to)
{
    reservePageSums(connection);
    sqlite3_stmt *statement = nullptr;
    const QByteArray name = QFile::encodeName(to);
    const bool isCopied =
        sqlite3_prepare_v2(connection, "VACUUM INTO ?", -1, &statement, nullptr) == SQLITE_OK &&
        sqlite3_bind_text(statement, 1, name.constData(), int(name.size()), SQLITE_STATIC) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_DONE;
    sqlite3_finalize(statement);
    return isCopied;
}

bool syncFile(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool isSynced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isSynced;
}

/// How many pages it has then.
std::optional<int> writeAnew(const QString &path)
{
    keepPageSums();
    const QString copy = path + QStringLiteral(".summed");
    QFile::remove(copy);
    {
        sqlite3 *opened = nullptr;
        const int code = sqlite3_open_v2(QFile::encodeName(path).constData(), &opened, SQLITE_OPEN_READWRITE, nullptr);
        const std::unique_ptr<sqlite3, Closed> connection(opened);
        if (code != SQLITE_OK || !takeLogIn(opened, path) || !copyWithSums(opened, copy))
            return std::nullopt;
    }
    QFile file(copy);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray head = file.read(headSize);
    if (head.size() != headSize || !hasPageSums(head.constData()))
        return std::nullopt;
    const bool isInPlace = QFile::setPermissions(copy, QFile::permissions(path)) && syncFile(copy, O_RDONLY) &&
                           std::rename(QFile::encodeName(copy).constData(), QFile::encodeName(path).constData()) == 0 &&
                           syncFile(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
    return isInPlace ? std::optional(int(file.size() / pageSizeOf(head.constData()))) : std::nullopt;
}

} // namespace

std::optional<int> takePagesAsTheyAre(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return std::nullopt;
    const QByteArray head = file.peek(headSize);
    if (head.size() != headSize)
        return 0;
    const int pageSize = pageSizeOf(head.constData());
    if (hasPageSums(head.constData()))
        return sumPages(file, pageSize);
    QByteArray first = file.peek(pageSize);
    if (first.size() == pageSize && pageSize > headSize && onlyForgot(first)) {
        sayPageSums(first.data());
        if (file.write(first) != pageSize)
            return std::nullopt;
        const auto others = sumPages(file, pageSize);
        return others ? std::optional(*others + 1) : std::nullopt;
    }
    file.close();
    return writeAnew(path);
}

} // namespace firstcome::sql
