// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/imports/column_mapping.h"
#include "shared/base/result.h"
#include "shared/contract/product_csv.h"
#include <QByteArray>
#include <array>
#include <span>

namespace firstcome::imports {

/// The columns of Shopify's product and inventory CSV that are used; the others are left aside.
enum class Column : quint8 {
    Handle,
    Title,
    Description,
    Type,
    Tags,
    Published,
    Status,
    Command,
    Option1,
    Option2,
    Option3,
    Sku,
    VariantCommand,
    Price,
    Stock,
    Location,
    NewOnHand,
    OnHand,
    Count
};

/// The fields a column may be named for, e.g. "handle", "name", "option1", "price", "stock".
QStringList mappableFields();

/// A cell with units, and the name of its column.
struct StockCell
{
    QString column;
    QString text;
};

/// Where each used column stands in a file. Knows Shopify's names of before and after 2024, in any case, and its older
/// inventory files, in which every column without a name of Shopify's is a location; what a person says of a field or a
/// column goes before what its name says.
class ShopifyColumns
{
public:
    ShopifyColumns(std::span<const QByteArray> header, const ColumnMapping &mapping);

    /// FILE_INVALID when a needed column, or one that `mapping` names, is missing; says what to do.
    Result<void> check(const ColumnMapping &mapping) const;

    /// Without prices, with units on hand: it changes nothing but stock.
    bool isInventory() const { return !has(Column::Price); }
    bool has(Column column) const { return !m_index[size_t(column)].isEmpty(); }
    /// Some column stands there twice; the first that is filled in counts.
    bool hasRepeated() const { return m_repeated; }
    bool hasLocationColumns() const { return !m_locations.isEmpty(); }
    /// What the row says of each location.
    QList<StockCell> locationCells(std::span<const QByteArray> row) const;
    /// Tidied text of the column in this row; empty where the file or the row has none.
    QString text(std::span<const QByteArray> row, Column column) const;
    /// The name of a column that stands there twice and says two things in this row.
    QString contradiction(std::span<const QByteArray> row) const;
    /// The column's name as the file spells it.
    QString name(Column column) const;
    qsizetype width() const { return m_all.size(); }
    const QList<ImportColumn> &all() const { return m_all; }

private:
    Result<void> checkNeeded() const;
    Result<void> checkMapped(const ColumnMapping &mapping) const;
    void take(const QString &name, const ColumnMapping &mapping);
    void takeLocations();
    bool hasStock() const { return has(Column::Stock) || has(Column::OnHand) || has(Column::NewOnHand); }

    std::array<QList<int>, size_t(Column::Count)> m_index;
    QList<ImportColumn> m_all;
    QList<int> m_locations; ///< columns of units in an older inventory file
    bool m_repeated = false;
};

} // namespace firstcome::imports
