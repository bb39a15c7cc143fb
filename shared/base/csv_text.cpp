// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/csv_text.h"

#include <algorithm>

namespace firstcome {

namespace {

/// What a spreadsheet may take for the beginning of a formula, also behind its own trimming of tabs and line breaks and
/// in full width; and the guard itself.
const QString guarded = QStringLiteral("'=+-@\t\r\n\uff1d\uff0b\uff0d\uff20");

QByteArray quoted(QString cell)
{
    const bool plain = std::none_of(cell.begin(), cell.end(),
                                    [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    return plain ? cell.toUtf8() : '"' + cell.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

} // namespace

QByteArray csvText(const QString &text)
{
    const bool needsGuard = !text.isEmpty() && guarded.contains(text.front());
    return quoted(needsGuard ? u'\'' + text : text);
}

QString csvUnguarded(const QString &cell)
{
    const bool isGuarded = cell.size() > 1 && cell[0] == u'\'' && guarded.contains(cell[1]);
    return isGuarded ? cell.sliced(1) : cell;
}

QByteArray csvId(const QString &digits)
{
    return digits.isEmpty() ? QByteArray() : quoted(u'\'' + digits);
}

} // namespace firstcome
