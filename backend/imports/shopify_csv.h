// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/product.h"
#include "shared/base/result.h"
#include "shared/contract/product_csv.h"

namespace firstcome::imports {

/// A product as a file describes it: good in itself, not compared with the catalogue yet.
struct CsvProduct
{
    QString handle;
    QString name;
    QString description;
    QString category;
    QStringList tags;
    QList<catalog::OptionDraft> options;
    int row = 0; ///< its first
    int rounded = 0;
};

/// What a file holds. A product with a bad row is not among `products`; its errors are.
struct CsvCatalogue
{
    QList<ImportColumn> columns;
    QList<CsvProduct> products; ///< in the order of their first rows
    QList<ImportError> errors;  ///< in the order of rows
    QList<ImportOutcome> failed;
    int skipped = 0;
    int rows = 0;
};

/// Reads a Shopify product CSV: rows of one Handle are one product, wherever they stand; a row with option values or a
/// price is an option, any other only a further image. The option's name is its values joined by " / ".
/// Pure. Refuses with FILE_INVALID what is bad as a whole: encoding, quoting, columns.
Result<CsvCatalogue> readShopifyCsv(const QByteArray &file);

/// Decimal text as whole won, rounded half up; `fraction` says whether there was one. Nothing for any other text.
struct WholePrice
{
    Money won = 0;
    bool fraction = false;
};
std::optional<WholePrice> wholePrice(const QString &decimal);

} // namespace firstcome::imports
