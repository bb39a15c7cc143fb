// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QStringList>
#include <QUrl>

namespace firstcome {

/// What the command line asks for: `--url URL --profile NAME --login LOGIN --page PAGE`.
struct ConsoleOptions
{
    QUrl url;
    QString profile;
    QString login; ///< its password comes from FIRSTCOME_OPERATOR_PASSWORD
    QString page;
    bool help = false;
    bool version = false;
};

/// WRONG_USE names what is not understood; `pages` are the pages there are.
Result<ConsoleOptions> consoleOptionsFrom(const QStringList &words, const QStringList &pages);

} // namespace firstcome
