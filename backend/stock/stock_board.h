// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/stock/option.h"
#include <QVarLengthArray>
#include <span>
#include <vector>

namespace firstcome::stock {

/// All options of a product that are for sale, by position, and the beginning of the encoded answer of a stock read
/// (everything but the instant of `asOf` and the closing quote and brace).
struct ProductStock
{
    std::vector<OptionStock> options;
    QByteArray encodedHead;
};

/// Shows the latest committed stock without SQL: an early no, never a grant. The embedded half is `InProcessBoard`.
/// Invariant: a lower version never overwrites a higher one, so what it shows was true at some commit.
/// Thread: any.
class StockBoard
{
public:
    /// One for each line asked about; nothing where the option is not loaded.
    using Seen = QVarLengthArray<std::optional<OptionStock>, 4>;

    virtual ~StockBoard() = default;

    // What it cannot be sure of it does not show: then SQL is asked.

    virtual Seen look(std::span<const OptionQuantity> lines) const = 0;
    /// Nothing until `load` was called for the product.
    virtual std::shared_ptr<const ProductStock> product(Id productId) const = 0;

    /// After each commit that changed them.
    virtual void publish(std::span<const OptionStock> changed) = 0;
    /// Every option of a product, as read from SQL; gives what is there then.
    virtual std::shared_ptr<const ProductStock> load(Id productId, std::span<const OptionStock> options) = 0;
    /// What is shown now of every loaded option, for comparing it with SQL.
    virtual std::vector<OptionStock> all() const = 0;
};

} // namespace firstcome::stock
