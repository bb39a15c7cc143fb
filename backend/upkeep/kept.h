// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <chrono>

namespace firstcome::upkeep {

/// For how long what happened is remembered.
struct Kept
{
    std::chrono::days events{30};  ///< once every group has dealt with them
    std::chrono::days answers{30}; ///< by which a repeated call is known: longer than anybody repeats one
};

} // namespace firstcome::upkeep
