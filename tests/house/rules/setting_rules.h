// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// Every field of the backend's settings is read somewhere, every limit of a part is reached by a setting, and every
/// setting is explained in docs/settings.md.
Findings checkSettings(const QList<SourceFile> &files);

/// Every permission an operator may be given is asked for by some route. Those whose module is still to come are named
/// in the rule, and are a finding as soon as they are asked for.
Findings checkPermissions(const QList<SourceFile> &files);

} // namespace firstcome::house
