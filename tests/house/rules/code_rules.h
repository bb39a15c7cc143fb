// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/house/rules/finding.h"
#include "tests/house/rules/source_file.h"

namespace firstcome::house {

/// Codes of refusal stand in shared/contract/error_codes.h alone: what ships names them from there and never by a
/// literal (the gateway and the carrier have words of their own), and each of them is used by something.
Findings checkCodes(const QList<SourceFile> &files);

} // namespace firstcome::house
