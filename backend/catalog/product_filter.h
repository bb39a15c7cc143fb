// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include <vector>

namespace firstcome::catalog {

enum class ProductSort : quint8 { Newest, PriceUp, PriceDown, NameUp, NameDown };

/// Where a page ended: at the last product.
struct ProductPosition
{
    Money price = 0; ///< of lists by price
    Id id = 0;
    QString nameKey{}; ///< of lists by name: its key (shared/base/text_form.h)
};

/// Which products are asked for, and in what order.
struct ProductFilter
{
    QString q; ///< any part of name, description or a tag, compared by its key
    QString category;
    std::optional<Id> storeId;
    std::optional<Id> sellerId;
    std::optional<Money> minPrice;
    std::optional<Money> maxPrice;
    std::optional<bool> onSale; ///< only, or never, those that are on sale
    std::optional<bool> flash;  ///< only, or never, those with a planned or open sale
    bool inStock = false;
    ProductSort sort = ProductSort::Newest;
};

std::optional<ProductSort> productSortFrom(QByteArrayView name);

/// Text for `LIKE ? ESCAPE '!'` that finds the key of `part` anywhere; `part` may hold %, _ and ! as they are.
QString likePattern(const QString &part);

/// What a list's cursor holds: the sort too, so that one of another list is refused.
QByteArray textOf(ProductSort sort, const ProductPosition &position);
/// REQUEST_INVALID when it is none of this sort.
Result<ProductPosition> positionFrom(ProductSort sort, const QByteArray &text);

} // namespace firstcome::catalog
