// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/data_folder.h"

#include "shared/contract/error_codes.h"
#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace firstcome::app {

namespace {

tl::unexpected<Refusal> unusable(const QString &path, int error)
{
    return refuse(code::dataFolderUnusable, QStringLiteral("The data folder %1 cannot be used: %2.")
                                                .arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

} // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::lock(const QString &path)
{
    auto folder = take(path);
    if (folder && QFile::exists(path + u'/' + unfinishedName))
        return refuse(
            code::dataFolderUnusable,
            QStringLiteral("A restore into %1 was not finished. Restore again; nothing is there yet.").arg(path));
    return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::lockToFill(const QString &path)
{
    // Looked at before the lock is made too: a folder of something else gets no file of ours.
    const auto filled = [&path] {
        QStringList names = QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        names.removeAll(lockName);
        return !names.isEmpty() && !names.contains(unfinishedName);
    };
    const auto notEmpty = refuse(
        code::wrongUse, QStringLiteral("%1 is not empty; a backup is restored into an empty folder only.").arg(path));
    if (filled())
        return notEmpty;
    auto folder = take(path);
    if (folder && filled())
        return notEmpty;
    return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::take(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QDir(path).absolutePath());
    const QString parent = QFileInfo(QString::fromLocal8Bit(folder)).absolutePath();
    QDir().mkpath(parent);
    if (::mkdir(folder.constData(), 0700) != 0 && errno != EEXIST)
        return unusable(path, errno);
    const int descriptor = ::open((folder + '/' + lockName.data()).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return unusable(path, errno);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        char owner[32] = {};
        const ssize_t length = ::pread(descriptor, owner, sizeof owner - 1, 0);
        ::close(descriptor);
        return refuse(code::dataFolderBusy,
                      QStringLiteral("The data folder %1 is in use by process %2. Stop it first.")
                          .arg(path, length > 0 ? QString::fromLatin1(owner).trimmed() : QStringLiteral("?")));
    }
    const QByteArray self = QByteArray::number(::getpid()) + '\n';
    const bool written =
        ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, self.constData(), size_t(self.size()), 0) > 0;
    if (!written) {
        const int error = errno;
        ::close(descriptor);
        return unusable(path, error);
    }
    return std::unique_ptr<DataFolder>(new DataFolder(QString::fromLocal8Bit(folder), descriptor));
}

DataFolder::~DataFolder()
{
    ::close(m_descriptor);
}

} // namespace firstcome::app
