// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_table.h"
#include "shared/client/api_request.h"
#include <QVariantMap>

namespace firstcome {

/// Which products are shown, and in which order: a value, so that it can be compared, kept and sent.
struct ProductFilter
{
    enum class Type : quint8 { Any, Normal, Flash, OffSale };
    enum class Sort : quint8 { Newest, PriceUp, PriceDown, NameUp, NameDown };

    static constexpr int longestText = 100;

    QString text; ///< in name, description and tags
    QString storeId;
    QString category;
    Type type = Type::Any;
    bool inStock = false;
    Sort sort = Sort::Newest;

    /// Something is left out; the order alone leaves nothing out.
    bool narrows() const;

    friend bool operator==(const ProductFilter &, const ProductFilter &) = default;
};

ApiRequest productsRequest(const ProductFilter &filter, const PagedTable::PageRequest &page);

/// For settings, and for other pages that open this one.
QVariantMap toVariant(const ProductFilter &filter);
/// Lenient: what is missing or not understood is off.
ProductFilter productFilterFrom(const QVariantMap &map);

} // namespace firstcome
