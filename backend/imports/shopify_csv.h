// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product.h"
#include "backend/imports/column_mapping.h"
#include "backend/imports/import_notes.h"
#include "shared/base/result.h"

namespace firstcome::imports {

/// A choice of a product as a file describes it.
struct CsvOption
{
    QStringList values;          ///< what tells it apart; empty: the product has no choices
    QString name;                ///< the values, joined
    Money price = 0;             ///< 0 in an inventory file
    std::optional<qint64> stock; ///< units received in total; nothing: the file does not say
    int row = 0;
};

/// A product as a file describes it: good in itself, not compared with the catalogue yet.
struct CsvProduct
{
    QString handle;
    QString name;
    QString description;
    QString category;
    QStringList tags;
    QList<CsvOption> options;
    int row = 0; ///< its first
    int rounded = 0;
    QList<int> rows; ///< all of them
    QString off;     ///< why the source does not offer it: "DRAFT", "ARCHIVED", "UNPUBLISHED"; empty: it does
};

/// What a file holds. A product with a bad row is not among `products`; its errors are.
struct CsvCatalogue
{
    bool isInventory = false; ///< only handles, choices and stock are read
    QList<ImportColumn> columns;
    QList<CsvProduct> products; ///< that are offered, in the order of their first rows
    QList<CsvProduct> off;      ///< that the source took off
    QList<ImportError> errors;  ///< in the order of rows
    QList<ImportOutcome> failed;
    QList<int> failedRows; ///< of the products that failed
    ImportNotes notes;
    int rows = 0;
};

/// Reads a Shopify product or inventory CSV: rows of one Handle are one product, wherever they stand; a row with option
/// values or a price is an option, any other only describes the product or a further image.
/// Pure. One policy: what can be read in one way only is read, with a counted note where it is written otherwise; what
/// cannot fails its product alone; FILE_INVALID is for what is bad as a whole: encoding, quoting, columns.
Result<CsvCatalogue> readShopifyCsv(const QByteArray &file, const ColumnMapping &mapping = {});

/// The outcome of a product that failed while it was read.
ImportOutcome failedOutcome(const CsvProduct &product, int options);

/// The name of an option: its values joined so that other values make another name.
QString optionName(const QStringList &values);

} // namespace firstcome::imports
