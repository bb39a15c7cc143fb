// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backup_file.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/app/data_folder.h"
#include "backend/app/foundation.h"
#include "shared/contract/error_codes.h"
#include <QCryptographicHash>
#include <QDir>
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config")}, {}, 1};

/// Everything of a restore that was not finished; of one that was, nothing.
void clear(const QString &folder)
{
    const QDir inside(folder);
    const auto entries = inside.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() == DataFolder::lockName || entry.fileName() == DataFolder::unfinishedName)
            continue;
        entry.isDir() ? QDir(entry.filePath()).removeRecursively() : QFile::remove(entry.filePath());
    }
    // The last one: until it is gone nobody takes what is there for an installation.
    QFile::remove(folder + u'/' + DataFolder::unfinishedName);
}

constexpr auto keysPart = QLatin1StringView("keys/");

/// Keys go where the server looks for them.
QString placeOf(const BackupPart &part, const Settings &settings)
{
    return part.name.startsWith(keysPart) ? keyFolderOf(settings).path() + u'/' + part.name.mid(keysPart.size())
                                          : settings.dataFolder + u'/' + part.name;
}

bool isThere(const BackupPart &part, const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) && hash.result().toHex() == part.sha256;
}

/// Keys that lie where ours are to go are nobody's to lose; those of the same backup, of a try before, are no others.
Result<void> refuseOtherKeys(const BackupContents &contents, const Settings &settings)
{
    const QDir keys(keyFolderOf(settings).path());
    QStringList others = keys.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    for (const BackupPart &part : contents.parts) {
        if (part.name.startsWith(keysPart) && isThere(part, placeOf(part, settings)))
            others.removeAll(part.name.mid(keysPart.size()));
    }
    if (settings.keysFolder.isEmpty() || others.isEmpty())
        return {};
    return refuse(code::wrongUse,
                  QStringLiteral("The folder %1, which the setting 'keys' names, is not empty (%2): move "
                                 "these keys away, or name another folder.")
                      .arg(keys.path(), others.join(QStringLiteral(", "))));
}

/// The database comes last, under the name that says the folder is not ready yet.
Result<void> fill(QFile &file, const BackupContents &contents, const Settings &settings)
{
    const QString &folder = settings.dataFolder;
    for (const BackupPart &part : contents.parts.mid(1)) {
        const QString path = placeOf(part, settings);
        const QString parent = QFileInfo(path).path();
        QDir().mkpath(QFileInfo(parent).path());
        if (!QFile::exists(parent) && !QDir().mkdir(parent, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
            return refuse(code::fileNotWritten, QStringLiteral("The folder %1 cannot be made.").arg(parent));
        if (const auto out = takeOut(file, part, path); !out)
            return out;
        if (!syncFolder(parent))
            return refuse(code::fileNotWritten, QStringLiteral("The folder %1 cannot be synced.").arg(parent));
    }
    const QString unfinished = folder + u'/' + DataFolder::unfinishedName;
    if (const auto out = takeOut(file, contents.parts.constFirst(), unfinished); !out)
        return out;
    if (!QFile::rename(unfinished, folder + u'/' + contents.parts.constFirst().name) || !syncFolder(folder))
        return refuse(code::fileNotWritten, QStringLiteral("The folder %1 cannot be written.").arg(folder));
    return {};
}

Result<BackupContents> restore(const Settings &settings, const QString &path)
{
    if (settings.database.dialect != sql::Dialect::Sqlite)
        return refuse(code::wrongUse,
                      QStringLiteral("The database is a server: give its own client what its own tool saved, "
                                     "`mariadb %1 < FILE.sql`, and put the saved keys into %2.")
                          .arg(settings.database.name, keyFolderOf(settings).path()));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::fileUnusable, QStringLiteral("%1 cannot be read: %2.").arg(path, file.errorString()));
    const auto contents = contentsOf(file);
    if (!contents)
        return contents;
    const QString database = QFileInfo(settings.database.path).fileName();
    if (contents->parts.isEmpty() || contents->parts.constFirst().name != database)
        return refuse(code::fileInvalid, QStringLiteral("%1 cannot be restored: no database is in it.").arg(path));
    const auto folder = DataFolder::lockToFill(settings.dataFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    clear(settings.dataFolder); // of an earlier try
    if (const auto free = refuseOtherKeys(*contents, settings); !free)
        return tl::unexpected(free.error());
    QFile unfinished(settings.dataFolder + u'/' + DataFolder::unfinishedName);
    if (!unfinished.open(QIODevice::WriteOnly) || !syncFolder(settings.dataFolder))
        return refuse(code::fileNotWritten,
                      QStringLiteral("%1 cannot be written: %2.").arg(unfinished.fileName(), unfinished.errorString()));
    if (const auto filled = fill(file, *contents, settings); !filled) {
        clear(settings.dataFolder);
        return tl::unexpected(filled.error());
    }
    return contents;
}

} // namespace

int restoreCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const auto restored = restore(*settings, arguments->positionals.constFirst());
    if (!restored) {
        const int code = report(restored.error());
        return restored.error().code == code::fileInvalid ? exitFailed : code;
    }
    std::printf("%s holds what was there at %s, made by %s\n", qUtf8Printable(settings->dataFolder),
                toIsoUtf8(restored->madeAt).constData(), qUtf8Printable(restored->program));
    if (!settings->keysFolder.isEmpty())
        std::printf("Its keys are in %s, which the setting keys names.\n", qUtf8Printable(settings->keysFolder));
    const QString config = arguments->value("config");
    std::printf("`firstcome-backend check --data %s%s` proves its books.\n", qUtf8Printable(settings->dataFolder),
                config.isEmpty() ? "" : qPrintable(QStringLiteral(" --config ") + config));
    return exitGood;
}

} // namespace firstcome::app
