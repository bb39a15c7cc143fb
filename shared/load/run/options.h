// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"
#include <QStringList>

namespace firstcome::load {

/// What is asked of a run, as values.
struct Options
{
    QString url = QStringLiteral("http://127.0.0.1:8080");
    QString operatorLogin;
    std::vector<Id> products;
    QString scenario = QStringLiteral("buy");
    QString tokensFile;
    std::optional<int> users;
    std::optional<double> rate;
    std::optional<std::chrono::seconds> ramp;
    std::optional<std::chrono::seconds> duration;
    QStringList reportFiles; ///< each in the form its name says
    QString historyFile;
    QString ownHost; ///< a host that is not this computer and is the caller's to load
    bool progressJson = false;
    bool verdict = false;
    bool knee = false; ///< looks for the highest rate at which the scenario's thresholds hold
};

/// The scenario with what the caller says instead of it: a rate makes it open, users make it closed. A refusal
/// WRONG_USE where the two do not go together.
Result<Scenario> overridden(Scenario scenario, const Options &options);

} // namespace firstcome::load
