// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"

namespace firstcome {

/// Every page of the console, in the order of the workspaces.
QList<PageEntry> allPages();

} // namespace firstcome
