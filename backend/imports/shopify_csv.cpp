// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/shopify_csv.h"

#include "backend/imports/csv_rows.h"
#include "backend/imports/inventory_rows.h"
#include "backend/imports/plain_text.h"
#include "backend/imports/product_rows.h"
#include "backend/imports/shopify_columns.h"
#include "shared/contract/error_codes.h"
#include <QHash>

namespace firstcome::imports {

namespace {

constexpr qsizetype sampleLength = 80;
constexpr qsizetype columnsNamed = 200; ///< of a file that is refused

/// The first thing each column holds, so that a person sees what it is.
void keepSamples(QList<ImportColumn> &columns, const CsvRow &row)
{
    for (qsizetype i = 0; i < std::min(columns.size(), qsizetype(row.fields.size())); ++i) {
        if (columns.at(i).sample.isEmpty() && !row.fields[size_t(i)].isEmpty())
            columns[i].sample = QString::fromUtf8(row.fields[size_t(i)]).simplified().left(sampleLength);
    }
}

/// With what the file has, so that a person can say which column is which.
Refusal withColumns(Refusal refusal, const QList<ImportColumn> &columns)
{
    refusal.extra.insert(QStringLiteral("columns"), toJson(columns.first(std::min(columns.size(), columnsNamed))));
    return refusal;
}

} // namespace

ImportOutcome failedOutcome(const CsvProduct &product, int options)
{
    ImportOutcome outcome;
    outcome.kind = ImportOutcome::Kind::Failed;
    outcome.row = product.row;
    outcome.handle = product.handle;
    outcome.name = product.name;
    outcome.options = options;
    return outcome;
}

Result<CsvCatalogue> readShopifyCsv(const QByteArray &file, const ColumnMapping &mapping)
{
    const auto text = fileText(file);
    if (!text)
        return tl::unexpected(text.error());
    CsvCatalogue catalogue;
    std::optional<ShopifyColumns> columns;
    Result<void> fit;
    ProductRows products;
    InventoryRows inventory;
    const DecimalSign decimal = text->separator == ',' ? DecimalSign::Point : DecimalSign::PointOrComma;
    const auto read = readCsv(*text, [&](const CsvRow &cells) {
        if (!columns) {
            columns.emplace(cells.fields, mapping);
            catalogue.columns = columns->all();
            fit = columns->check(mapping);
            return;
        }
        keepSamples(catalogue.columns, cells);
        if (!fit)
            return;
        ++catalogue.rows;
        const FileRow row{*columns, cells, decimal};
        columns->isInventory() ? inventory.take(row) : products.take(row);
    });
    // A file that is none is said to be so, whatever stands behind its first line.
    if (!fit)
        return tl::unexpected(withColumns(fit.error(), catalogue.columns));
    if (!read)
        return tl::unexpected(read.error());
    catalogue.isInventory = columns->isInventory();
    catalogue.notes.add(text->notes);
    if (columns->hasRepeated())
        catalogue.notes.add(ImportNotes::ColumnTwice);
    catalogue.isInventory ? inventory.finish(catalogue) : products.finish(catalogue);
    return catalogue;
}

} // namespace firstcome::imports
