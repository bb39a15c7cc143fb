// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include "shared/contract/product_csv.h"
#include <QByteArray>
#include <array>
#include <span>

namespace firstcome::imports {

/// The columns of Shopify's product CSV that are used; the others are left aside.
enum class Column : quint8 {
    Handle,
    Title,
    Description,
    Type,
    Tags,
    Published,
    Status,
    Option1,
    Option2,
    Option3,
    Sku,
    Price,
    Stock,
    Count
};

/// Where each used column stands in a file. Knows Shopify's names of before and after 2024, in any case.
class ShopifyColumns
{
public:
    /// FILE_INVALID when a needed column is missing or a used one stands there twice.
    static Result<ShopifyColumns> fromHeader(std::span<const QByteArray> header);

    /// Trimmed text of the column in this row; empty where the file or the row has none.
    QString text(std::span<const QByteArray> row, Column column) const;
    /// The column's name as the file spells it.
    QString name(Column column) const;
    qsizetype width() const { return m_all.size(); }
    const QList<ImportColumn> &all() const { return m_all; }

private:
    std::array<int, size_t(Column::Count)> m_index{};
    QList<ImportColumn> m_all;
};

} // namespace firstcome::imports
