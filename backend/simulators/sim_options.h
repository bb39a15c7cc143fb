// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/server.h"
#include "backend/simulators/simulator_settings.h"

namespace firstcome::simulators {

/// The command line of firstcome-sim.
struct SimOptions
{
    http::ServerSettings server;
    QString dataFolder;
    QByteArray secretKey; ///< empty: one is made in the data folder
    SimulatorSettings settings;
};

/// WRONG_USE says what is not understood and what is taken.
Result<SimOptions> simOptionsFrom(const QStringList &words);

} // namespace firstcome::simulators
