// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_list_model.h"

#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

namespace {

// Below the product's version: the versions of its options added up. Both only grow.
constexpr int stampShift = 40;

void addUp(ProductRow &row)
{
    qint64 versions = 0;
    row.available = 0;
    row.lowest = row.product.options.isEmpty() ? row.product.price : row.product.options.constFirst().price;
    row.highest = row.lowest;
    for (const ProductOption &option : std::as_const(row.product.options)) {
        row.available += option.available;
        row.lowest = std::min(row.lowest, option.price);
        row.highest = std::max(row.highest, option.price);
        versions += option.version;
    }
    row.stamp = (row.product.version << stampShift) + versions;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("ProductListModel", text);
}

} // namespace

ProductRow productRow(const Product &product)
{
    ProductRow row;
    row.id = product.id;
    row.product = product;
    addUp(row);
    return row;
}

std::optional<ProductRow> withStock(const ProductRow &row, const StockView &stock)
{
    ProductRow newer = row;
    for (ProductOption &option : newer.product.options) {
        if (option.id != stock.optionId || stock.version <= option.version)
            continue;
        option.onHand = stock.onHand;
        option.held = stock.held;
        option.sold = stock.sold;
        option.available = stock.available();
        option.version = stock.version;
        addUp(newer);
        return newer;
    }
    return std::nullopt;
}

QString priceRange(const ProductRow &row)
{
    if (row.lowest == row.highest)
        return format::money(row.lowest);
    return format::money(row.lowest) + QStringLiteral(" – ") + format::money(row.highest);
}

Pill typePill(const Product &product)
{
    if (product.off != OffSale::No)
        return {Tone::Neutral, QStringLiteral("dialog-cancel"),
                translated(QT_TRANSLATE_NOOP("ProductListModel", "Off sale"))};
    if (product.saleType == SaleType::Normal)
        return {Tone::Neutral, QStringLiteral("tag"), translated(QT_TRANSLATE_NOOP("ProductListModel", "Normal"))};
    const bool open = product.sale && product.sale->state == SaleState::Open;
    return open ? Pill{Tone::Good, QStringLiteral("chronometer"),
                       translated(QT_TRANSLATE_NOOP("ProductListModel", "Flash, open"))}
                : Pill{Tone::Selected, QStringLiteral("chronometer"),
                       translated(QT_TRANSLATE_NOOP("ProductListModel", "Flash, planned"))};
}

QVariant ProductListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ProductRow &row = at(index.row());
    if (index.column() == Name && (role == Qt::DecorationRole || role == Qt::ToolTipRole))
        return mark(row, role);
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == Price ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case PillRole:
        return index.column() == Type ? QVariant::fromValue(typePill(row.product)) : QVariant();
    case NumberRole:
        if (index.column() == Options)
            return row.product.options.size();
        if (index.column() == Price && row.lowest == row.highest)
            return row.lowest;
        return index.column() == Available ? QVariant(row.available) : QVariant();
    case InstantRole:
        return index.column() == Updated ? QVariant(toMillis(row.product.updatedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant ProductListModel::shown(const ProductRow &row, int column) const
{
    switch (column) {
    case Name:
        return row.product.name;
    case Store:
        return row.product.store;
    case Category:
        return row.product.category.isEmpty() ? QStringLiteral("–") : row.product.category;
    case Type:
        return typePill(row.product).word;
    case Price:
        return priceRange(row);
    case Options:
        return format::count(row.product.options.size());
    case Available:
        return format::count(row.available);
    default:
        return {};
    }
}

QVariant ProductListModel::mark(const ProductRow &row, int role) const
{
    if (!m_edited.contains(row.id))
        return role == Qt::ToolTipRole ? QVariant(row.product.name) : QVariant();
    if (role == Qt::ToolTipRole)
        return tr("%1 – edited, not saved yet").arg(row.product.name);
    return themedIcon(QStringLiteral("document-edit"));
}

QVariant ProductListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool number = section == Options || section == Price || section == Available;
    if (role == Qt::TextAlignmentRole)
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Product"), tr("Store"), tr("Category"),  tr("Type"),
                              tr("Options"), tr("Price"), tr("Available"), tr("Updated")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void ProductListModel::applyStock(const StockView &stock)
{
    const auto row = rowOf(stock.productId);
    if (!row)
        return;
    if (const auto newer = withStock(at(*row), stock))
        apply(*newer);
}

void ProductListModel::applyProduct(const Product &product)
{
    apply(productRow(product));
}

void ProductListModel::setEdited(const QSet<Id> &ids)
{
    const QSet<Id> changed = (m_edited - ids) + (ids - m_edited);
    m_edited = ids;
    for (const Id id : changed) {
        if (const auto row = rowOf(id))
            touch(*row);
    }
}

void ProductListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
