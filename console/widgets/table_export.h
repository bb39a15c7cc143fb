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

/// RFC 4180, UTF-8. Numbers as numbers, instants as ISO 8601, texts as shared/base/csv_text.h has them.
QByteArray toCsv(const TablePart &part);
/// For the clipboard: what is seen, tabs between cells; tabs and line breaks in a cell become spaces.
QString toTsv(const TablePart &part);

} // namespace firstcome
