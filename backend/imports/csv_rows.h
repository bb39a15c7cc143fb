// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QByteArray>
#include <functional>
#include <span>

namespace firstcome::imports {

/// Splits a whole CSV file (RFC 4180, comma, UTF-8 with or without byte order mark) into rows, the header first.
/// Strict: wrong quoting, another encoding, a NUL or too many rows refuse the file with FILE_INVALID; rows before the
/// fault were handed over already, so the caller must not have acted on them. Empty lines are no rows.
/// `row` is called with fields that live until it returns and must not throw.
Result<void> readCsv(const QByteArray &file, const std::function<void(std::span<const QByteArray>)> &row);

constexpr int csvRowLimit = 500'000;

} // namespace firstcome::imports
