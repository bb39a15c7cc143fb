// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/settings.h"
#include <functional>

namespace firstcome::app {

/// Takes a value in, or says that it cannot be one.
using Setter = std::function<bool(Settings &, const QString &)>;

struct Known
{
    const char *name;
    const char *takes;
    Setter set;
};

/// Every setting there is (docs/settings.md tells them to people).
const std::vector<Known> &knownSettings();

} // namespace firstcome::app
