// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>
#include <optional>

namespace firstcome::load {

/// What this process is like, as far as a sale depends on it.
struct ServerReadiness
{
    bool gatewayReachable = false;          ///< its breaker is closed
    QStringList notClosed{};                ///< breakers
    std::optional<double> lagSeconds = 0.0; ///< of the slowest consumer; nothing: it is not known
};

} // namespace firstcome::load
