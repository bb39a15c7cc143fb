// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/admission.h"

#include "backend/app/foundation.h"
#include "backend/app/log_fault.h"
#include "backend/platform/prints/clock_store.h"
#include "backend/platform/prints/migrations.gen.h"
#include "backend/platform/prints/prove_keys.h"
#include "backend/platform/sql/migrations.gen.h"
#include "shared/contract/error_codes.h"
#include <QDir>
#include <QFileInfo>

namespace firstcome::app {

namespace {

using sql::Connection;

bool isEmbedded(const Settings &settings)
{
    return settings.database.dialect == sql::Dialect::Sqlite;
}

QString nameOfDatabase(const Settings &settings)
{
    return isEmbedded(settings) ? settings.database.path : settings.database.name;
}

tl::unexpected<Refusal> noShop(const Settings &settings, const crypto::KeyFolder &keys, const QStringList &found)
{
    return refuse(code::dataFolderUnusable,
                  QStringLiteral("The database %1 holds no shop, but %2 holds the keys of one (%3). Restore the backup "
                                 "that has its database into an empty folder; or, to begin a new shop, move these keys "
                                 "away.")
                      .arg(nameOfDatabase(settings), keys.path(), found.join(QStringLiteral(", "))));
}

/// What a shop leaves in its folder beside database and keys: a new one has none of it before its first tables.
tl::unexpected<Refusal> remains(const Settings &settings, const QStringList &found)
{
    return refuse(code::dataFolderUnusable,
                  QStringLiteral("%1 has no database and no keys, but %2 of a shop. Restore its backup into an empty "
                                 "folder; or, to begin a new shop, move these away.")
                      .arg(settings.dataFolder, found.join(QStringLiteral(", "))));
}

QStringList remainsIn(const Settings &settings)
{
    QStringList found;
    if (!isEmbedded(settings))
        return found;
    const QDir folder(settings.dataFolder);
    if (folder.exists(QStringLiteral("clock-offset")))
        found.append(QStringLiteral("clock-offset"));
    for (const QString &journal : QDir(folder.filePath(QStringLiteral("simulator"))).entryList(QDir::Files, QDir::Name))
        found.append(QStringLiteral("simulator/") + journal);
    return found;
}

/// What a database says of what lies beside it.
struct Said
{
    QStringList keyFaults;
    std::chrono::seconds clockAhead{0};
};

/// Nothing when it holds no shop yet. A text of ours that an embedded database cannot answer is no table of ours.
std::optional<Said> saidBy(const Settings &settings, const crypto::KeyFolder &keys)
{
    if (isEmbedded(settings) && QFileInfo(settings.database.path).size() == 0)
        return std::nullopt;
    Connection connection(settings.database, Connection::Purpose::Read);
    try {
        if (sql::newestSteps(connection).isEmpty())
            return std::nullopt;
        return Said{prints::keyFaults(connection, keys), prints::ClockStore(connection).ahead()};
    } catch (const sql::Failure &failure) {
        if (isEmbedded(settings) && failure.kind() == sql::Failure::Kind::Other)
            throw sql::Failure(sql::Failure::Kind::Damaged, failure.what());
        throw;
    }
}

/// The first tables of a shop.
void begin(const Settings &settings)
{
    Connection connection(settings.database, Connection::Purpose::Write);
    const sql::Unlimited unlimited(connection);
    connection.begin();
    sql::migrate(connection, sql::migrations() + prints::migrations(), systemNow());
    connection.commit();
}

tl::unexpected<Refusal> earlierClock(const Settings &settings, std::chrono::seconds ahead)
{
    return refuse(
        code::settingWrong,
        QStringLiteral("The clock of this shop is %1 s ahead, says its database, and never goes back; here it "
                       "would be %2 s ahead. Put %3/clock-offset back from the backup, or start with "
                       "--clock-offset %1.")
            .arg(ahead.count())
            .arg(settings.clockOffset.count())
            .arg(settings.dataFolder));
}

/// Whether it is a shop already.
Result<bool> look(const Settings &settings)
{
    const crypto::KeyFolder keys = keyFolderOf(settings);
    // Before the database: another instance that begins the same shop now makes tables first.
    const QStringList found = keys.found();
    const auto said = saidBy(settings, keys);
    if (!said && !found.isEmpty())
        return noShop(settings, keys, found);
    if (!said)
        return false;
    if (!said->keyFaults.isEmpty())
        return refuse(code::dataFolderUnusable, said->keyFaults.join(u' ') + u' ' + whereKeysAre(settings));
    if (settings.clockOffset < said->clockAhead)
        return earlierClock(settings, said->clockAhead);
    return true;
}

/// Who opens the database first would take its log in, up to where it does not add up, or take in another's.
std::optional<Refusal> refusalOf(const std::optional<sql::LogFault> &fault)
{
    if (!fault)
        return std::nullopt;
    if (fault->kind == sql::LogFault::Kind::Foreign)
        return Refusal{code::dataFolderUnusable, fault->words, {}, {}};
    return noDatabase(sql::Failure(sql::Failure::Kind::Damaged, fault->words.toUtf8())).value();
}

} // namespace

Result<Admission> Admission::toChange(Settings settings)
{
    const auto fault = isEmbedded(settings) ? sql::faultOfLeftLog(settings.database.path) : std::nullopt;
    if (auto refusal = refusalOf(fault))
        return tl::unexpected(std::move(*refusal));
    try {
        const auto isShop = look(settings);
        if (!isShop)
            return tl::unexpected(isShop.error());
        if (const QStringList found = remainsIn(settings); !*isShop && !found.isEmpty())
            return remains(settings, found);
        if (!*isShop)
            begin(settings);
    } catch (const sql::Failure &failure) {
        return noDatabase(failure);
    }
    return Admission(std::move(settings));
}

Result<Admission> Admission::toRead(Settings settings)
{
    if (auto refusal = refusalOf(faultOfLog(settings)))
        return tl::unexpected(std::move(*refusal));
    const auto isShop = look(settings);
    if (!isShop)
        return tl::unexpected(isShop.error());
    if (!*isShop)
        return refuse(code::databaseUnusable,
                      QStringLiteral("The database %1 holds no shop.").arg(nameOfDatabase(settings)));
    return Admission(std::move(settings));
}

QString whereKeysAre(const Settings &settings)
{
    return settings.keysFolder.isEmpty()
               ? QStringLiteral("(If the keys of this shop lie elsewhere, the setting 'keys' names their folder: "
                                "--config FILE, or FIRSTCOME_KEYS.)")
               : QStringLiteral("(The setting 'keys' names the folder %1.)").arg(settings.keysFolder);
}

tl::unexpected<Refusal> noDatabase(const sql::Failure &failure)
{
    const QString why = QString::fromUtf8(failure.what());
    if (failure.kind() != sql::Failure::Kind::Damaged)
        return refuse(code::databaseUnusable, QStringLiteral("The database cannot be used: %1").arg(why));
    return refuse(
        code::databaseDamaged,
        QStringLiteral("The database is damaged: %1. Keep the folder as it is and restore a backup.").arg(why));
}

} // namespace firstcome::app
