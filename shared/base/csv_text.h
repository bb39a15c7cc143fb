// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

namespace firstcome {

/// A text as a cell of a CSV file (RFC 4180): quoted where it must be, and with an apostrophe before it where a
/// spreadsheet would otherwise take it for a formula. Numbers and instants need no such care and are written as they
/// are.
QByteArray csvText(const QString &text);

} // namespace firstcome
