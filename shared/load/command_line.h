// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario.h"
#include <QStringList>

namespace firstcome::load {

/// The command line as values.
struct Options
{
    bool help = false;
    bool version = false;
    QString url = QStringLiteral("http://127.0.0.1:8080");
    QString operatorLogin;
    std::vector<Id> products;
    QString scenario = QStringLiteral("buy");
    QString tokensFile;
    std::optional<int> users;
    std::optional<std::chrono::seconds> ramp;
    std::optional<std::chrono::seconds> duration;
    QString reportFile;
    bool verdict = false;
};

/// `arguments` with the program's name first. A refusal WRONG_USE says what is wrong.
Result<Options> optionsFrom(const QStringList &arguments);
/// The scenario with what the command line says instead of it.
Scenario overridden(Scenario scenario, const Options &options);
QString usageText();

} // namespace firstcome::load
