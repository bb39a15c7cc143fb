// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_filter_bar.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/search_field.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QToolButton>

namespace firstcome {

namespace {

constexpr int leastSearch = 132;
constexpr int mostSearch = 360;
constexpr int leastBox = 88;
constexpr int mostBox = 176;

QComboBox *comboBox()
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(leastBox);
    box->setMaximumWidth(mostBox);
    return box;
}

/// Chooses `key`; when it is not offered it is added, so that what is in force is seen.
void choose(QComboBox *box, const QString &key)
{
    int index = box->findData(key);
    if (index < 0) {
        box->addItem(key, key);
        index = box->count() - 1;
    }
    box->setCurrentIndex(index);
}

} // namespace

ProductFilterBar::ProductFilterBar(QWidget *parent)
    : QWidget(parent), m_search(new SearchField), m_store(comboBox()), m_category(comboBox()), m_type(comboBox()),
      m_inStock(new QCheckBox), m_clear(new QToolButton)
{
    m_clear->setIcon(themedIcon(QStringLiteral("edit-clear-all")));
    m_search->setMinimumWidth(leastSearch);
    m_search->setMaximumWidth(mostSearch);
    m_search->setMaxLength(ProductFilter::longestText);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    line->addWidget(m_search, 1);
    for (QWidget *field : std::initializer_list<QWidget *>{m_store, m_category, m_type, m_inStock, m_clear})
        line->addWidget(field);
    line->addStretch();
    connect(m_search, &SearchField::searched, this, &ProductFilterBar::readFields);
    for (QComboBox *box : {m_store, m_category, m_type})
        connect(box, &QComboBox::activated, this, &ProductFilterBar::readFields);
    connect(m_inStock, &QCheckBox::clicked, this, &ProductFilterBar::readFields);
    connect(m_clear, &QToolButton::clicked, this, &ProductFilterBar::clear);
    retranslate();
}

void ProductFilterBar::setFilter(const ProductFilter &filter)
{
    m_filter = filter;
    m_search->setSearch(filter.text);
    choose(m_store, filter.storeId);
    choose(m_category, filter.category);
    choose(m_type, QString::number(int(filter.type)));
    m_inStock->setChecked(filter.inStock);
    m_clear->setVisible(filter.narrows());
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

void ProductFilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ProductFilterBar::readFields()
{
    ProductFilter filter = m_filter;
    filter.text = m_search->text().trimmed();
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
    choose(m_store, m_filter.storeId);
}

void ProductFilterBar::fillCategories()
{
    m_category->clear();
    m_category->addItem(tr("All categories"), QString());
    for (const QString &category : std::as_const(m_offeredCategories))
        m_category->addItem(category, category);
    choose(m_category, m_filter.category);
}

void ProductFilterBar::fillTypes()
{
    m_type->clear();
    m_type->addItem(tr("All types"), QString::number(int(ProductFilter::Type::Any)));
    m_type->addItem(tr("Normal"), QString::number(int(ProductFilter::Type::Normal)));
    m_type->addItem(tr("Flash sale"), QString::number(int(ProductFilter::Type::Flash)));
    choose(m_type, QString::number(int(m_filter.type)));
}

void ProductFilterBar::retranslate()
{
    m_search->setPlaceholderText(tr("Search products"));
    m_search->setAccessibleName(tr("Search in name, description and tags"));
    m_search->setToolTip(tr("In name, description and tags"));
    m_store->setAccessibleName(tr("Store"));
    m_category->setAccessibleName(tr("Category"));
    m_type->setAccessibleName(tr("Type"));
    m_inStock->setText(tr("In stock"));
    m_clear->setToolTip(tr("Clear the filters"));
    m_clear->setAccessibleName(tr("Clear the filters"));
    fillStores();
    fillCategories();
    fillTypes();
    m_clear->setVisible(m_filter.narrows());
}

} // namespace firstcome
