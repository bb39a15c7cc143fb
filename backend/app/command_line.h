// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/settings.h"
#include <QStringList>

namespace firstcome::app {

/// What one command takes beside the settings.
struct Syntax
{
    QStringList values;  ///< options with a value: "data", "listen"
    QStringList flags;   ///< options without: "json"
    int positionals = 0; ///< exactly so many
};

/// A command line taken apart.
struct Arguments
{
    QMap<QString, QString> values;
    QStringList flags;
    QStringList positionals;

    bool has(const char *flag) const { return flags.contains(QLatin1StringView(flag)); }
    QString value(const char *name) const { return values.value(QLatin1StringView(name)); }
    /// A whole number from 0 on, or WRONG_USE.
    Result<qint64> number(const char *name, qint64 otherwise) const;
};

/// WRONG_USE names what is not understood.
Result<Arguments> parseArguments(const QStringList &words, const Syntax &syntax);

/// Settings from file, environment and these arguments (those that name settings), with the clock of the data folder.
Result<Settings> settingsFor(const Arguments &arguments);

/// Says a refusal on standard error; the exit code it means (2 wrong use or setting, 3 something is missing).
int report(const Refusal &refusal);

constexpr int exitGood = 0;
constexpr int exitFailed = 1;
constexpr int exitWrongUse = 2;
constexpr int exitMissing = 3;

} // namespace firstcome::app
