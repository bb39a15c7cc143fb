// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_command.h"
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include "shared/contract/error_codes.h"
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{
    {QStringLiteral("data"), QStringLiteral("config"), QStringLiteral("store"), QStringLiteral("columns"),
     QStringLiteral("failed")},
    {QStringLiteral("dry-run"), QStringLiteral("end-missing"), QStringLiteral("new-store"), QStringLiteral("json")},
    2};

Result<imports::ImportCommand> commandFrom(const Arguments &arguments)
{
    if (arguments.positionals.constFirst() != QStringLiteral("products"))
        return refuse(code::wrongUse, QStringLiteral("import knows only 'products'."));
    if (arguments.value("store").trimmed().isEmpty())
        return refuse(code::wrongUse, QStringLiteral("import products needs --store NAME."));
    const auto columns = imports::mappingFrom(arguments.value("columns").toUtf8());
    if (!columns)
        return refuse(code::wrongUse, QStringLiteral("--") + columns.error().detail);
    return imports::ImportCommand{arguments.positionals.at(1),
                                  arguments.value("store"),
                                  arguments.has("dry-run"),
                                  arguments.has("new-store"),
                                  arguments.has("json"),
                                  arguments.has("end-missing") ? imports::Missing::Ended : imports::Missing::Named,
                                  *columns,
                                  arguments.value("failed")};
}

Result<imports::ImportPrinted> import(const Settings &settings, const imports::ImportCommand &command)
{
    const auto folder = DataFolder::lock(settings.dataFolder);
    if (!folder)
        return tl::unexpected(folder.error());
    const auto admission = Admission::toChange(settings);
    if (!admission)
        return tl::unexpected(admission.error());
    Backend backend(*admission);
    if (const auto opened = backend.open(); !opened)
        return tl::unexpected(opened.error());
    return imports::importFile(backend.modules().catalog.parts(), command);
}

} // namespace

int importCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    const auto command = commandFrom(*arguments);
    if (!command)
        return report(command.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const work::Loop loop;
    const auto printed = import(*settings, *command);
    if (!printed) {
        const int code = report(printed.error());
        return printed.error().code == code::fileInvalid ? exitFailed : code;
    }
    std::fputs(printed->text.constData(), stdout);
    return printed->someFailed ? exitFailed : exitGood;
}

} // namespace firstcome::app
