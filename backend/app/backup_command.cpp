// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/admission.h"
#include "backend/app/backup_file.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/app/foundation.h"
#include "backend/app/log_fault.h"
#include "backend/platform/module/check.h"
#include "backend/platform/prints/prove_keys.h"
#include "backend/platform/sql/migrations.h"
#include "backend/platform/sql/snapshot.h"
#include "shared/contract/error_codes.h"
#include <QDir>
#include <QLocale>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config")}, {}, 1};

tl::unexpected<Refusal> notWritten(const QString &path, int error)
{
    return refuse(code::fileNotWritten,
                  QStringLiteral("%1 cannot be written: %2.").arg(path, QString::fromLocal8Bit(std::strerror(error))));
}

/// The file a backup grows in before it has its name: nobody takes what was cut short for a backup.
/// Invariant: one process's alone; gone with this unless `name` gave it its name.
class Draft
{
public:
    explicit Draft(QString path) : m_path(std::move(path)), m_file(m_path + QStringLiteral(".part")) {}
    ~Draft()
    {
        if (m_lock < 0)
            return;
        if (m_unnamed)
            m_file.remove();
        ::close(m_lock);
    }
    Q_DISABLE_COPY_MOVE(Draft)

    Result<void> make()
    {
        const QByteArray name = QFile::encodeName(m_file.fileName());
        m_lock = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (m_lock < 0)
            return notWritten(m_file.fileName(), errno);
        m_unnamed = ::flock(m_lock, LOCK_EX | LOCK_NB) == 0;
        if (!m_unnamed)
            return refuse(code::fileNotWritten,
                          QStringLiteral("%1 is being written by another backup.").arg(m_file.fileName()));
        // What a killed backup left there goes.
        if (::ftruncate(m_lock, 0) != 0 || !m_file.open(QIODevice::ReadWrite))
            return notWritten(m_file.fileName(), errno);
        return {};
    }

    Result<void> name()
    {
        const QByteArray from = QFile::encodeName(m_file.fileName());
        const QByteArray to = QFile::encodeName(m_path);
        bool named = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), RENAME_NOREPLACE) == 0;
        if (!named && errno == EINVAL) // not every file system can refuse to replace
            named = ::rename(from.constData(), to.constData()) == 0;
        if (!named || !syncFolder(QFileInfo(m_path).absolutePath()))
            return notWritten(m_path, errno);
        m_unnamed = false;
        return {};
    }

    QFile &file() { return m_file; }

private:
    QString m_path;
    QFile m_file;
    int m_lock = -1;
    bool m_unnamed = false; ///< and ours
};

/// Keys, the clock, and what the simulated companies remember. Read after the snapshot: a key that was made meanwhile
/// is in it, and those companies know everything that the shop was told.
QList<BackupSource> filesBeside(const Settings &settings)
{
    QList<BackupSource> sources;
    const auto add = [&sources](const QString &folder, const QDir &inside) {
        for (const QString &name : inside.entryList(QDir::Files, QDir::Name))
            sources.append({folder + u'/' + name, inside.filePath(name)});
    };
    add(QStringLiteral("keys"), QDir(keyFolderOf(settings).path()));
    add(QStringLiteral("simulator"), QDir(settings.dataFolder + QStringLiteral("/simulator")));
    const QString offset = settings.dataFolder + QStringLiteral("/clock-offset");
    if (QFile::exists(offset))
        sources.append({QStringLiteral("clock-offset"), offset});
    return sources;
}

/// A copy of the database, opened.
std::unique_ptr<sql::Connection> opened(const QString &copy)
{
    sql::DatabaseSettings settings;
    settings.path = copy;
    return std::make_unique<sql::Connection>(settings, sql::Connection::Purpose::Read);
}

Result<void> copyDatabase(const Settings &settings, const QString &path)
{
    const QString damaged = QStringLiteral("The database %1 is damaged and was not backed up: %2. "
                                           "Keep the folder as it is and restore an earlier backup.");
    if (const auto fault = faultOfLog(settings)) {
        return fault->kind == sql::LogFault::Kind::Foreign
                   ? refuse(code::dataFolderUnusable, fault->words)
                   : refuse(code::databaseDamaged, damaged.arg(settings.database.path, fault->words));
    }
    try {
        sql::copySnapshot(settings.database, path);
        const auto copy = opened(path);
        if (sql::newestSteps(*copy).isEmpty())
            return refuse(code::databaseUnusable,
                          QStringLiteral("The database %1 holds no shop. Nothing was backed up: keep the folder as it "
                                         "is and restore an earlier backup.")
                              .arg(settings.database.path));
        // A page that cannot be read has ended the copy; one that reads wrong is found here.
        if (const auto damage = integrityChecks().constFirst().violation(*copy, systemNow()))
            return refuse(code::databaseDamaged, damaged.arg(settings.database.path, *damage));
        if (const QStringList faults = prints::keyFaults(*copy, keyFolderOf(settings)); !faults.isEmpty())
            return refuse(code::dataFolderUnusable,
                          faults.join(u' ') + u' ' + whereKeysAre(settings) +
                              QStringLiteral(" Nothing was backed up: without its keys no shop starts from a backup."));
    } catch (const sql::Failure &failure) {
        const QString why = QString::fromUtf8(failure.what()).section(QStringLiteral(" in: "), 0, 0);
        if (failure.kind() == sql::Failure::Kind::Damaged)
            return refuse(code::databaseDamaged, damaged.arg(settings.database.path, why));
        return refuse(code::fileNotWritten, QStringLiteral("%1 cannot be written: %2.").arg(path, why));
    }
    return {};
}

Result<BackupContents> backup(const Settings &settings, const QString &path)
{
    if (settings.database.dialect != sql::Dialect::Sqlite)
        return refuse(code::wrongUse,
                      QStringLiteral("The database is a server: its own tool makes one consistent copy while selling, "
                                     "`mariadb-dump --single-transaction %1` or `mysqldump "
                                     "--single-transaction %1`. Copy %2 beside it: without the keys in it the "
                                     "shop does not start.")
                          .arg(settings.database.name, keyFolderOf(settings).path()));
    if (!QFileInfo(settings.database.path).size())
        return refuse(code::databaseUnusable,
                      QStringLiteral("There is no database at %1.").arg(settings.database.path));
    if (QFileInfo::exists(path))
        return refuse(code::wrongUse, QStringLiteral("%1 exists; a backup replaces no file.").arg(path));
    Draft draft(path);
    if (const auto made = draft.make(); !made)
        return tl::unexpected(made.error());
    if (const auto copied = copyDatabase(settings, draft.file().fileName()); !copied)
        return tl::unexpected(copied.error());
    const auto sealed = sealBackup(draft.file(), QFileInfo(settings.database.path).fileName(), filesBeside(settings),
                                   systemNow() + settings.clockOffset);
    if (!sealed)
        return sealed;
    if (const auto named = draft.name(); !named)
        return tl::unexpected(named.error());
    return sealed;
}

} // namespace

int backupCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const QString path = QFileInfo(arguments->positionals.constFirst()).absoluteFilePath();
    const auto made = backup(*settings, path);
    if (!made) {
        const int code = report(made.error());
        return made.error().code == code::databaseDamaged ? exitFailed : code;
    }
    std::printf("%s: %s as of %s\n", qUtf8Printable(path),
                qUtf8Printable(QLocale::c().formattedDataSize(QFileInfo(path).size())),
                toIsoUtf8(made->madeAt).constData());
    for (const BackupPart &part : made->parts)
        std::printf("  %s\n", qUtf8Printable(part.name));
    std::puts("It holds keys and personal data: keep it as safe as the data folder.\n"
              "Not in it: settings from --config and FIRSTCOME_..., mails in the spool, logs.");
    return exitGood;
}

} // namespace firstcome::app
