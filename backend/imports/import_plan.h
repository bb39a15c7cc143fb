// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/shopify_csv.h"
#include "backend/stock/option.h"

namespace firstcome::imports {

/// What becomes of one option of an imported product.
struct OptionPlan
{
    Id id = 0;        ///< 0: it is new
    int position = 0; ///< in the file
    catalog::OptionDraft wanted;
    bool newPrice = false;
    qint64 difference = 0; ///< of an option that is there: units to receive, or below zero to scrap
};

/// What becomes of one imported product. With errors nothing is done.
struct ProductPlan
{
    ImportOutcome outcome;
    Product product;                 ///< as it will be; id 0 when it is new
    bool changesRow = false;         ///< not where only stock moves
    std::vector<OptionPlan> options; ///< only those that are new or change
    QList<ImportError> errors;
};

/// What is in the catalogue under the product's handle.
struct Present
{
    std::optional<Product> product;
    std::vector<stock::Option> options;
};

/// Compares a file's product with the catalogue. Pure.
/// An option is told by its name. Its stock moves by the difference between the file's figure and the one imported
/// last (or, where none was, all that ever came in), so sales in between change nothing. Options that are not in the
/// file stay as they are: that something is left out is no order to take it off the shelf.
ProductPlan planOf(const CsvProduct &wanted, const Present &present);

} // namespace firstcome::imports
