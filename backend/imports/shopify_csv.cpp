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

/// The first thing each column holds, so that a person sees what it is.
void keepSamples(QList<ImportColumn> &columns, const CsvRow &row)
{
    for (qsizetype i = 0; i < std::min(columns.size(), qsizetype(row.fields.size())); ++i) {
        if (columns.at(i).sample.isEmpty() && !row.fields[size_t(i)].isEmpty())
            columns[i].sample = QString::fromUtf8(row.fields[size_t(i)]).simplified().left(sampleLength);
    }
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
    std::optional<Result<ShopifyColumns>> columns;
    ProductRows products;
    InventoryRows inventory;
    const auto read = readCsv(*text, [&](const CsvRow &cells) {
        if (!columns) {
            columns = ShopifyColumns::fromHeader(cells.fields, mapping);
            if (*columns)
                catalogue.columns = (*columns)->all();
            return;
        }
        if (!*columns)
            return;
        ++catalogue.rows;
        keepSamples(catalogue.columns, cells);
        const FileRow row{**columns, cells};
        (*columns)->isInventory() ? inventory.take(row) : products.take(row);
    });
    // A file that is none is said to be so, whatever stands behind its first line.
    if (columns && !*columns)
        return tl::unexpected(columns->error());
    if (!read)
        return tl::unexpected(read.error());
    catalogue.isInventory = (*columns)->isInventory();
    catalogue.notes.add(text->notes);
    if ((*columns)->hasRepeated())
        catalogue.notes.add(ImportNotes::ColumnTwice);
    catalogue.isInventory ? inventory.finish(catalogue) : products.finish(catalogue);
    return catalogue;
}

} // namespace firstcome::imports
