// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/backend.h"
#include "backend/app/command_line.h"
#include "backend/app/commands.h"
#include <cstdio>

namespace firstcome::app {

namespace {

const Syntax syntax{{QStringLiteral("data"), QStringLiteral("config")}, {}, 0};

} // namespace

int migrateCommand(const QStringList &words)
{
    const auto arguments = parseArguments(words, syntax);
    if (!arguments)
        return report(arguments.error());
    const auto settings = settingsFor(*arguments);
    if (!settings)
        return report(settings.error());
    const auto folder = DataFolder::lock(settings->dataFolder);
    if (!folder)
        return report(folder.error());
    const work::Loop loop;
    const auto admission = Admission::toChange(*settings);
    if (!admission)
        return report(admission.error());
    Backend backend(*admission);
    if (const auto opened = backend.open(); !opened)
        return report(opened.error());
    std::puts("the database has every table of this version");
    return exitGood;
}

} // namespace firstcome::app
