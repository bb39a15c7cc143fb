// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/file_text.h"
#include <functional>
#include <span>

namespace firstcome::imports {

struct CsvRow
{
    std::span<const QByteArray> fields; ///< live until the call returns
    int number = 0;                     ///< as a spreadsheet shows it: the header is 1, empty lines count
    bool strayQuotes = false;           ///< a quote was not written twice and taken as it stands
};

/// Splits a text into rows (RFC 4180 with the text's separator), the header first. Quotes that are not written twice
/// are taken as they stand; a quote that is never closed and too many rows refuse the file with FILE_INVALID: rows
/// before the fault were handed over already, so the caller must not have acted on them. Empty lines are no rows.
/// `take` must not throw.
Result<void> readCsv(const FileText &text, const std::function<void(const CsvRow &)> &take);

constexpr int csvRowLimit = 500'000;

} // namespace firstcome::imports
