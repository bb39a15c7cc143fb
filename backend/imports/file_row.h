// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/csv_rows.h"
#include "backend/imports/file_figures.h"
#include "backend/imports/shopify_columns.h"

namespace firstcome::imports {

/// A row under the header of its file.
struct FileRow
{
    const ShopifyColumns &columns;
    const CsvRow &cells;
    DecimalSign decimal = DecimalSign::Point;

    QString text(Column column) const { return columns.text(cells.fields, column); }
    int number() const { return cells.number; }
    bool isBlank() const;
    /// The values that tell an option apart; empty where the row names none.
    QStringList optionValues() const;
    /// What is wrong with the row whatever product it is of, or nothing.
    std::optional<QString> fault() const;
};

} // namespace firstcome::imports
