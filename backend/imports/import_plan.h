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
    CsvOption wanted;
    stock::Option after;   ///< as it will be, where it is there
    bool changes = false;  ///< name, price or whether it is on sale
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
    QList<int> failedRows; ///< the file's of it, where it has errors
    QList<ImportGone> gone;
    QList<ImportPriceMove> priceMoves;
};

/// What is in the catalogue under the product's handle.
struct Present
{
    std::optional<Product> product;
    std::vector<stock::Option> options;
};

/// What is to be done with what the source took away.
enum class Missing : quint8 { Named, Ended };

/// Compares a file's product with the catalogue. Pure.
/// An option is told by its name's key. Its stock moves by the difference between the file's figure and the one
/// imported last (or, where none was, all that ever came in), so sales in between change nothing. Options that are not
/// in the file are named, and ended where that is asked for. What an import ended is on sale again once the file has
/// it.
ProductPlan planOf(const CsvProduct &wanted, const Present &present, Missing missing);
/// The same of a product of an inventory file: only stock moves.
ProductPlan planOfStock(const CsvProduct &wanted, const Present &present);
/// The same of a product that the source does not offer; nothing where the shop does not either.
std::optional<ProductPlan> planOfOff(const CsvProduct &wanted, const Present &present, Missing missing);

} // namespace firstcome::imports
