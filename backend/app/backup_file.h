// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QFile>
#include <QList>

namespace firstcome::app {

/// A file of the installation, by its name in the data folder ("keys/audit") and where it is to be read now.
struct BackupSource
{
    QString name;
    QString path;
};

/// A file inside a backup.
struct BackupPart
{
    QString name; ///< in the data folder
    qint64 from = 0;
    qint64 size = 0;
    QByteArray sha256;
};

struct BackupContents
{
    Instant madeAt{};
    QString program; ///< the version that made it
    QList<BackupPart> parts;
};

/// Makes an open file, which holds the part `first` so far, a whole backup: the sources behind it, at the end what is
/// where with its SHA-256, all of it synced. So a backup that was cut short has no end and is none.
/// FILE_NOT_WRITTEN says which file and why.
Result<BackupContents> sealBackup(QFile &file, const QString &first, const QList<BackupSource> &sources,
                                  Instant madeAt);

/// FILE_INVALID when it is no backup, not whole, or its list was changed.
Result<BackupContents> contentsOf(QFile &backup);

/// Writes a part to `path`, synced. FILE_INVALID when it is not what was backed up (the file at `path` is then of no
/// use), FILE_NOT_WRITTEN when it cannot be written.
Result<void> takeOut(QFile &backup, const BackupPart &part, const QString &path);

/// What was made, renamed or removed in the folder is so after a power cut too.
bool syncFolder(const QString &path);

} // namespace firstcome::app
