// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/clock_offset.h"

#include "shared/contract/error_codes.h"
#include <QFile>
#include <QSaveFile>

namespace firstcome::app {

namespace {

QString pathIn(const QString &dataFolder)
{
    return dataFolder + QStringLiteral("/clock-offset");
}

} // namespace

Clock clockAhead(std::chrono::seconds offset)
{
    if (offset.count() == 0)
        return systemNow;
    return [offset] { return systemNow() + offset; };
}

Result<std::chrono::seconds> keptClockOffset(const QString &dataFolder)
{
    QFile file(pathIn(dataFolder));
    if (!file.exists())
        return std::chrono::seconds(0);
    bool good = false;
    qint64 seconds = 0;
    if (file.open(QIODevice::ReadOnly))
        seconds = file.readAll().trimmed().toLongLong(&good);
    if (!good || seconds < 0)
        return refuse(code::settingWrong,
                      QStringLiteral("%1 does not hold the seconds of a clock offset.").arg(file.fileName()));
    return std::chrono::seconds(seconds);
}

Result<void> refuseEarlierClock(const QString &dataFolder, std::chrono::seconds offset)
{
    const auto kept = keptClockOffset(dataFolder);
    if (!kept)
        return tl::unexpected(kept.error());
    if (offset < *kept)
        return refuse(
            code::settingWrong,
            QStringLiteral("The clock of %1 is %2 s ahead and never goes back: --clock-offset takes %2 or more.")
                .arg(dataFolder)
                .arg(kept->count()));
    return {};
}

Result<void> keepClockOffset(const QString &dataFolder, std::chrono::seconds offset)
{
    if (const auto kept = keptClockOffset(dataFolder); kept && *kept == offset)
        return {};
    QSaveFile file(pathIn(dataFolder));
    const QByteArray text = QByteArray::number(qint64(offset.count())) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return refuse(code::dataFolderUnusable,
                      QStringLiteral("%1 cannot be written: %2").arg(pathIn(dataFolder), file.errorString()));
    return {};
}

} // namespace firstcome::app
