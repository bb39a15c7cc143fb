// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"
#include "console/widgets/state_pill.h"
#include "shared/contract/product.h"
#include "shared/contract/stock.h"
#include <QCoreApplication>
#include <QSet>

namespace firstcome {

/// A product as a row: what its options come to together.
struct ProductRow
{
    Id id = 0;
    qint64 stamp = 0; ///< grows with every change of the product or of an option's stock
    Product product;
    Money lowest = 0;
    Money highest = 0;
    qint64 available = 0;
};

ProductRow productRow(const Product &product);
/// The row with one option's newer stock; nothing when the row has no such option or knows better.
std::optional<ProductRow> withStock(const ProductRow &row, const StockView &stock);
/// ₩12,900, or ₩12,900 – ₩15,900
QString priceRange(const ProductRow &row);

using ProductRows = PagedModel<ProductRow, &ProductRow::id, &ProductRow::stamp>;

/// The table of products. Live stock changes rows in place.
/// Thread: GUI.
class ProductListModel : public ProductRows
{
    Q_DECLARE_TR_FUNCTIONS(ProductListModel)

public:
    enum Column { Name, Store, Category, Type, Options, Price, Available, Updated, ColumnCount };

    using ProductRows::ProductRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    void applyStock(const StockView &stock);
    /// A product that was just saved.
    void applyProduct(const Product &product);
    /// Those with an edit that was not saved yet; they are marked.
    void setEdited(const QSet<Id> &ids);
    void retranslate();

private:
    QVariant shown(const ProductRow &row, int column) const;
    QVariant mark(const ProductRow &row, int role) const;

    QSet<Id> m_edited;
};

/// NORMAL or FLASH, with the state of the sale.
Pill typePill(const Product &product);

} // namespace firstcome
