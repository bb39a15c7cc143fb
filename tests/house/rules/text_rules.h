// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// A test that waits for a fact says how long: the usual time of Qt Test is too short for a busy machine.
Findings checkWaits(const SourceFile &file);

/// The licence in the first line (the second after #!), `#pragma once` in a header.
Findings checkOpening(const SourceFile &file);
/// Words that say something is unfinished, hosts of package registries, papers outside of the project.
Findings checkWords(const SourceFile &file);
/// Code that is switched off or commented out.
Findings checkDeadCode(const SourceFile &file);
/// What shows a text as markup: widgets and calls of Qt that would read a seller's name as a page of its own. In the
/// console every label is plain by its style (console/widgets/plain_style), which only the theme sets.
Findings checkMarkup(const SourceFile &file);
/// Files in snake_case; no class or file named for what it is to others instead of what it is.
Findings checkNames(const SourceFile &file);

} // namespace firstcome::house
