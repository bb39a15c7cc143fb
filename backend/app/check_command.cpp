// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "backend/app/data_folder.h"
#include "backend/app/log_fault.h"
#include "backend/platform/prints/prove_keys.h"
#include "backend/platform/sql/accept_pages.h"
#include "backend/system/run_checks.h"
#include "shared/contract/error_codes.h"
#include <QFileInfo>
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{
    {QStringLiteral("data"), QStringLiteral("config")}, {QStringLiteral("json"), QStringLiteral("accept-pages")}, 0};

void print(const QJsonObject &result, bool asJson)
{
    if (asJson) {
        std::puts(QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
        return;
    }
    for (const QJsonValue &value : result.value(QStringLiteral("invariants")).toArray()) {
        const QJsonObject invariant = value.toObject();
        std::printf("%s  %-32s %s\n", invariant.value(QStringLiteral("ok")).toBool() ? "ok    " : "BROKEN",
                    qUtf8Printable(invariant.value(QStringLiteral("id")).toString()),
                    qUtf8Printable(invariant.value(QStringLiteral("name")).toString()));
        const QString detail = invariant.value(QStringLiteral("detail")).toString();
        if (!detail.isEmpty())
            std::printf("        %s\n", qUtf8Printable(detail));
    }
}

/// Runs beside a server too: it takes no lock on the folder and reads one snapshot.
QJsonObject checkAll(Backend &backend)
{
    Foundation &foundation = backend.foundation();
    foundation.database.start();
    system::EveryCheck checks = backend.checks();
    checks.others.removeIf([](const Check &check) { return check.live; });
    const auto result = foundation.database.read(
        [&](sql::Connection &connection) { return system::runChecks(connection, checks, foundation.clock()); });
    return result.get();
}

QJsonObject damaged(const QString &detail)
{
    return system::onlyBroken(integrityChecks().constFirst(), detail, systemNow());
}

/// Without its own keys nothing is opened: what they signed would be called wrong.
Result<QJsonObject> checked(const Settings &settings)
{
    const auto admission = Admission::toRead(settings);
    if (!admission && admission.error().code == code::dataFolderUnusable)
        return system::onlyBroken(prints::keysAreKnown(keyFolderOf(settings)), admission.error().detail, systemNow());
    if (!admission)
        return tl::unexpected(admission.error());
    const work::Loop loop;
    Backend backend(*admission);
    return checkAll(backend);
}

/// What another program wrote to an embedded database that nobody serves is taken as it is, before it is checked.
Result<void> acceptPages(const Settings &settings)
{
    if (settings.database.dialect != sql::Dialect::Sqlite)
        return refuse(code::wrongUse, QStringLiteral("--accept-pages is about a database file; a server has its own."));
    const auto idle = DataFolder::lock(settings.dataFolder);
    if (!idle)
        return tl::unexpected(idle.error());
    const auto taken = sql::takePagesAsTheyAre(settings.database.path);
    if (!taken)
        return refuse(code::databaseUnusable,
                      QStringLiteral("%1 cannot be read and written.").arg(settings.database.path));
    std::fprintf(stderr, "firstcome-backend: %d pages that did not add up are taken as they are\n", *taken);
    return {};
}

} // namespace

int checkCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const bool asJson = arguments->has("json");
    const bool embedded = settings->database.dialect == sql::Dialect::Sqlite;
    const QFileInfo file(settings->database.path);
    if (embedded && !file.exists())
        return report({code::databaseUnusable,
                       QStringLiteral("There is no database at %1.").arg(settings->database.path),
                       {},
                       {}});
    if (embedded && file.size() == 0) {
        print(damaged(QStringLiteral("The database file is empty.")), asJson);
        return exitFailed;
    }
    if (const auto fault = faultOfLog(*settings)) {
        print(damaged(fault->words), asJson);
        return exitFailed;
    }
    if (arguments->has("accept-pages")) {
        if (const auto accepted = acceptPages(*settings); !accepted)
            return report(accepted.error());
    }
    try {
        const auto result = checked(*settings);
        if (!result)
            return report(result.error());
        print(*result, asJson);
        return result->value(QStringLiteral("ok")).toBool() ? exitGood : exitFailed;
    } catch (const sql::Failure &failure) {
        std::fprintf(stderr, "firstcome-backend: the database could not be checked: %s\n", failure.what());
        if (failure.kind() != sql::Failure::Kind::Damaged)
            return exitMissing;
        print(damaged(QString::fromUtf8(failure.what())), asJson);
        return exitFailed;
    }
}

} // namespace firstcome::app
