// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/base/csv_text.h"

namespace firstcome {

QByteArray csvText(const QString &text)
{
    QString cell = text;
    if (!cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.at(0)))
        cell.prepend(u'\'');
    const bool plain = std::none_of(cell.begin(), cell.end(),
                                    [](QChar c) { return c == u'"' || c == u',' || c == u'\n' || c == u'\r'; });
    if (plain)
        return cell.toUtf8();
    return '"' + cell.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

} // namespace firstcome
