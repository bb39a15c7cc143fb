// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include <QCoreApplication>
#include <cstdio>

namespace {

constexpr auto usage =
    R"(firstcome-backend [serve] [--data DIR] [--listen ADDR:PORT] [--config FILE] [--lanes N] [--roles LIST]
                          [--demo] [--log-level debug|info|warning|error] [--clock-offset SECONDS]
firstcome-backend operator add LOGIN --permissions a,b,c [--data DIR] [--config FILE]
                          (password from standard input)
firstcome-backend import products FILE.csv --store NAME [--data DIR] [--config FILE] [--dry-run] [--end-missing]
                          [--json] [--new-store]  (the house gets a store of that name; else it must be there)
                          [--columns '{"price": "COLUMN", ...}'] [--failed FILE.csv]
firstcome-backend check [--data DIR] [--config FILE] [--json] [--accept-pages]
firstcome-backend migrate [--data DIR] [--config FILE]                      (as an account that may make tables)
firstcome-backend topics create [--data DIR] [--config FILE]                (on the brokers of the setting kafka)
firstcome-backend backup FILE [--data DIR] [--config FILE]                  (one consistent file, also while selling)
firstcome-backend restore FILE [--data DIR] [--config FILE]                 (into an empty folder)
firstcome-backend sample --members N [--products N] [--balance WON] [--tokens FILE] [--data DIR] [--config FILE]
firstcome-backend sample --remove [--data DIR] [--config FILE]   (what load runs left behind, as far as it is at rest)
firstcome-backend help | version, or --help | --version with any of them
Exit codes: 0 good, 1 a check failed, 2 wrong use, 3 a dependency or resource is missing.
)";

int run(const QStringList &words)
{
    using namespace firstcome::app;
    const bool asked = words.value(0) == QStringLiteral("help") || words.contains(QStringLiteral("--help"));
    if (asked) {
        std::fputs(usage, stdout);
        return exitGood;
    }
    if (words.value(0) == QStringLiteral("version") || words.contains(QStringLiteral("--version"))) {
        std::puts("firstcome-backend " FIRSTCOME_VERSION);
        return exitGood;
    }
    const QString command = words.value(0, QStringLiteral("serve"));
    if (command.startsWith(QStringLiteral("--")))
        return serveCommand(words);
    const QStringList rest = words.mid(1);
    if (command == QStringLiteral("serve"))
        return serveCommand(rest);
    if (command == QStringLiteral("check"))
        return checkCommand(rest);
    if (command == QStringLiteral("migrate"))
        return migrateCommand(rest);
    if (command == QStringLiteral("topics"))
        return topicsCommand(rest);
    if (command == QStringLiteral("operator"))
        return operatorCommand(rest);
    if (command == QStringLiteral("import"))
        return importCommand(rest);
    if (command == QStringLiteral("sample"))
        return sampleCommand(rest);
    if (command == QStringLiteral("backup"))
        return backupCommand(rest);
    if (command == QStringLiteral("restore"))
        return restoreCommand(rest);
    std::fprintf(stderr, "firstcome-backend: there is no command '%s'\n", qUtf8Printable(command));
    std::fputs(usage, stderr);
    return exitWrongUse;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("firstcome-backend"));
    try {
        return run(QCoreApplication::arguments().mid(1));
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "firstcome-backend: %s\n", failure.what());
        return firstcome::app::exitMissing;
    }
}
