// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/admission.h"

#include "backend/app/foundation.h"
#include "backend/platform/prints/migrations.gen.h"
#include "backend/platform/prints/prove_keys.h"
#include "backend/platform/sql/left_log.h"
#include "backend/platform/sql/migrations.gen.h"
#include "shared/contract/error_codes.h"
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

/// What the database says of the keys; nothing when it holds no shop yet. A text of ours that an embedded database
/// cannot answer is no table of ours.
std::optional<QStringList> faultsBy(const Settings &settings, const crypto::KeyFolder &keys)
{
    if (isEmbedded(settings) && QFileInfo(settings.database.path).size() == 0)
        return std::nullopt;
    Connection connection(settings.database, Connection::Purpose::Read);
    try {
        if (sql::newestSteps(connection).isEmpty())
            return std::nullopt;
        return prints::keyFaults(connection, keys);
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

/// Whether it is a shop already.
Result<bool> look(const Settings &settings)
{
    const crypto::KeyFolder keys = keyFolderOf(settings);
    // Before the database: another instance that begins the same shop now makes tables first.
    const QStringList found = keys.found();
    const auto faults = faultsBy(settings, keys);
    if (!faults && !found.isEmpty())
        return noShop(settings, keys, found);
    if (faults && !faults->isEmpty())
        return refuse(code::dataFolderUnusable, faults->join(u' '));
    return faults.has_value();
}

/// Who opens the database first would take its log in, up to where it does not add up, or take in another's.
std::optional<Refusal> refusalOfLog(const Settings &settings)
{
    const auto fault = isEmbedded(settings) ? sql::faultOfLeftLog(settings.database.path) : std::nullopt;
    if (!fault)
        return std::nullopt;
    if (fault->kind == sql::LogFault::Kind::Foreign)
        return Refusal{code::dataFolderUnusable, fault->words, {}, {}};
    return noDatabase(sql::Failure(sql::Failure::Kind::Damaged, fault->words.toUtf8())).value();
}

} // namespace

Result<Admission> Admission::toChange(Settings settings)
{
    if (auto refusal = refusalOfLog(settings))
        return tl::unexpected(std::move(*refusal));
    try {
        const auto isShop = look(settings);
        if (!isShop)
            return tl::unexpected(isShop.error());
        if (!*isShop)
            begin(settings);
    } catch (const sql::Failure &failure) {
        return noDatabase(failure);
    }
    return Admission(std::move(settings));
}

Result<Admission> Admission::toRead(Settings settings)
{
    const auto isShop = look(settings);
    if (!isShop)
        return tl::unexpected(isShop.error());
    if (!*isShop)
        return refuse(code::databaseUnusable,
                      QStringLiteral("The database %1 holds no shop.").arg(nameOfDatabase(settings)));
    return Admission(std::move(settings));
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
