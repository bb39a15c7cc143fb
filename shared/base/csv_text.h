// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QString>

namespace firstcome {

/// What a spreadsheet needs at the beginning of a file to read it as UTF-8.
inline constexpr char csvMark[] = "\xef\xbb\xbf";

/// A text as a cell of a CSV file (RFC 4180): quoted where it must be, and with an apostrophe before it where a
/// spreadsheet would otherwise take it for a formula, or where it begins with an apostrophe itself: so whoever takes
/// one apostrophe off the front has the text again. Numbers are no texts and are written as they are.
QByteArray csvText(const QString &text);

/// The text of a cell that `csvText` wrote, without its guard; a text that never had one stays as it is.
QString csvUnguarded(const QString &cell);

/// An id as a cell: a text, because a spreadsheet would round a number of so many digits.
QByteArray csvId(const QString &digits);

} // namespace firstcome
