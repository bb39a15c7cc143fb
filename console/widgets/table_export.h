// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAbstractItemModel>
#include <QList>

namespace firstcome {

/// Which part of a table leaves it: rows and columns of a model, in this order.
struct TablePart
{
    const QAbstractItemModel *model = nullptr;
    QList<int> rows;
    QList<int> columns;
    bool withHeader = true;
};

/// RFC 4180, UTF-8. Numbers as numbers, instants as ISO 8601; text
/// that a spreadsheet would take for a formula gets an apostrophe in front.
QByteArray toCsv(const TablePart &part);
/// In front of a CSV file: without it spreadsheets do not read Korean.
inline constexpr const char *byteOrderMark = "\xef\xbb\xbf";
/// For the clipboard: what is seen, tabs between cells; tabs and line breaks in a cell become spaces.
QString toTsv(const TablePart &part);

/// One text cell, quoted where needed and safe from formulas.
QByteArray csvText(const QString &text);

} // namespace firstcome
