// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/filter_bar.h"
#include "console/products/product_filter.h"
#include "shared/contract/product.h"
#include <QSet>

class QCheckBox;

namespace firstcome {

/// The fields that make up a ProductFilter, all but its order.
/// Invariant: what it shows is `filter()`; a choice that is not offered (any more) is still shown and in force.
/// Thread: GUI.
class ProductFilterBar : public FilterBar
{
    Q_OBJECT

public:
    explicit ProductFilterBar(QWidget *parent = nullptr);

    const ProductFilter &filter() const { return m_filter; }
    /// Without saying that it changed.
    void setFilter(const ProductFilter &filter);
    /// Says so if it is another one.
    void take(const ProductFilter &filter);
    void setSort(ProductFilter::Sort sort);
    void setStores(const QList<StoreView> &stores);
    /// Offers these categories too.
    void addCategories(const QSet<QString> &categories);
    void clear();
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void readFields();
    void fillStores();
    void fillCategories();
    void fillTypes();

    ProductFilter m_filter;
    QList<StoreView> m_offeredStores;
    QStringList m_offeredCategories;
    QComboBox *m_store;
    QComboBox *m_category;
    QComboBox *m_type;
    QCheckBox *m_inStock;
};

} // namespace firstcome
