// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_filter_bar.h"

#include "console/widgets/search_field.h"
#include <QCheckBox>
#include <QComboBox>

namespace firstcome {

ProductFilterBar::ProductFilterBar(QWidget *parent)
    : FilterBar(parent), m_store(addBox()), m_category(addBox()), m_type(addBox()), m_inStock(new QCheckBox)
{
    add(m_inStock);
    connect(m_inStock, &QCheckBox::clicked, this, &ProductFilterBar::readFields);
    connect(this, &FilterBar::edited, this, &ProductFilterBar::readFields);
    connect(this, &FilterBar::cleared, this, &ProductFilterBar::clear);
    retranslate();
}

void ProductFilterBar::setFilter(const ProductFilter &filter)
{
    m_filter = filter;
    search()->setSearch(filter.text);
    chooseIn(m_store, filter.storeId);
    chooseIn(m_category, filter.category);
    chooseIn(m_type, QString::number(int(filter.type)));
    m_inStock->setChecked(filter.inStock);
    setClearShown(filter.narrows());
}

void ProductFilterBar::setSort(ProductFilter::Sort sort)
{
    ProductFilter filter = m_filter;
    filter.sort = sort;
    take(filter);
}

void ProductFilterBar::setStores(const QList<StoreView> &stores)
{
    m_offeredStores = stores;
    fillStores();
}

void ProductFilterBar::addCategories(const QSet<QString> &categories)
{
    const qsizetype before = m_offeredCategories.size();
    for (const QString &category : categories) {
        if (!category.isEmpty() && !m_offeredCategories.contains(category))
            m_offeredCategories.append(category);
    }
    if (m_offeredCategories.size() == before)
        return;
    m_offeredCategories.sort(Qt::CaseInsensitive);
    fillCategories();
}

void ProductFilterBar::clear()
{
    ProductFilter all;
    all.sort = m_filter.sort;
    take(all);
}

void ProductFilterBar::readFields()
{
    ProductFilter filter = m_filter;
    filter.text = search()->text().trimmed();
    filter.storeId = m_store->currentData().toString();
    filter.category = m_category->currentData().toString();
    filter.type = ProductFilter::Type(m_type->currentData().toInt());
    filter.inStock = m_inStock->isChecked();
    take(filter);
}

void ProductFilterBar::take(const ProductFilter &filter)
{
    if (filter == m_filter)
        return;
    setFilter(filter);
    Q_EMIT changed();
}

void ProductFilterBar::fillStores()
{
    m_store->clear();
    m_store->addItem(tr("All stores"), QString());
    for (const StoreView &store : std::as_const(m_offeredStores))
        m_store->addItem(store.name, idText(store.id));
    chooseIn(m_store, m_filter.storeId);
}

void ProductFilterBar::fillCategories()
{
    m_category->clear();
    m_category->addItem(tr("All categories"), QString());
    for (const QString &category : std::as_const(m_offeredCategories))
        m_category->addItem(category, category);
    chooseIn(m_category, m_filter.category);
}

void ProductFilterBar::fillTypes()
{
    m_type->clear();
    m_type->addItem(tr("All types"), QString::number(int(ProductFilter::Type::Any)));
    m_type->addItem(tr("Normal"), QString::number(int(ProductFilter::Type::Normal)));
    m_type->addItem(tr("Flash sale"), QString::number(int(ProductFilter::Type::Flash)));
    m_type->addItem(tr("Off sale"), QString::number(int(ProductFilter::Type::OffSale)));
    chooseIn(m_type, QString::number(int(m_filter.type)));
}

void ProductFilterBar::retranslate()
{
    FilterBar::retranslate();
    search()->setPlaceholderText(tr("Search products"));
    search()->setAccessibleName(tr("Search in name, description and tags"));
    search()->setToolTip(tr("In name, description and tags"));
    m_store->setAccessibleName(tr("Store"));
    m_category->setAccessibleName(tr("Category"));
    m_type->setAccessibleName(tr("Type"));
    m_inStock->setText(tr("In stock"));
    fillStores();
    fillCategories();
    fillTypes();
    setClearShown(m_filter.narrows());
}

} // namespace firstcome
