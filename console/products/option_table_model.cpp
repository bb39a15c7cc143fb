// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/option_table_model.h"

#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"
#include <QFont>
#include <QLineEdit>

namespace firstcome {

namespace {

constexpr int longestSaid = 40;

} // namespace

void OptionTableModel::setOptions(const QList<ProductOption> &options, const QList<OptionFields> &fields)
{
    const auto sameId = [](const OptionFields &a, const OptionFields &b) { return a.id == b.id; };
    const bool same = std::equal(fields.begin(), fields.end(), m_fields.begin(), m_fields.end(), sameId);
    if (!same)
        beginResetModel();
    m_options = options;
    m_options.resize(fields.size()); // nothing is known of new ones
    m_fields = fields;
    if (!same)
        endResetModel();
    else if (!fields.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

void OptionTableModel::setEditable(bool editable)
{
    m_editable = editable;
}

int OptionTableModel::addNew()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    OptionFields fresh;
    fresh.price = m_fields.isEmpty() ? 0 : m_fields.constLast().price;
    m_fields.append(fresh);
    m_options.append(ProductOption());
    endInsertRows();
    Q_EMIT edited();
    return row;
}

void OptionTableModel::removeNew(int row)
{
    if (!isNew(row))
        return;
    beginRemoveRows({}, row, row);
    m_fields.removeAt(row);
    m_options.removeAt(row);
    endRemoveRows();
    Q_EMIT edited();
}

QVariant OptionTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OptionFields &fields = m_fields[index.row()];
    const ProductOption &option = m_options[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return index.column() == Name ? QVariant(fields.name) : QVariant();
    case Qt::CheckStateRole:
        return index.column() == Name && fields.id != 0 ? QVariant(fields.onSale ? Qt::Checked : Qt::Unchecked)
                                                        : QVariant();
    case NumberRole:
        if (index.column() == Available && fields.id == 0)
            return fields.stock;
        return index.column() == Price ? QVariant(fields.price) : figure(option, index.column());
    case Qt::FontRole: {
        QFont font;
        font.setBold(true);
        return isChanged(index) ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole:
        return tip(index);
    default:
        return {};
    }
}

QVariant OptionTableModel::tip(const QModelIndex &index) const
{
    const OptionFields &fields = m_fields[index.row()];
    if (index.column() == Price)
        return {};
    if (fields.id == 0)
        return index.column() == Available ? tr("The stock it begins with") : fields.name;
    if (index.column() != Name)
        return stockTip(m_options[index.row()]);
    return fields.onSale ? fields.name : tr("%1 – off sale: shoppers cannot buy it").arg(fields.name);
}

QVariant OptionTableModel::figure(const ProductOption &option, int column) const
{
    if (column == Name)
        return {};
    return column == Available ? option.available : option.sold;
}

bool OptionTableModel::isChanged(const QModelIndex &index) const
{
    const OptionFields &fields = m_fields[index.row()];
    const ProductOption &option = m_options[index.row()];
    return (index.column() == Name && fields.name != option.name) ||
           (index.column() == Price && fields.price != option.price) ||
           (index.column() == Name && fields.id != 0 && fields.onSale != (option.off == OffSale::No));
}

QString OptionTableModel::stockTip(const ProductOption &option) const
{
    return tr("On hand %1, held %2, available %3, sold %4")
        .arg(format::count(option.onHand), format::count(option.held), format::count(option.available),
             format::count(option.sold));
}

bool OptionTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || (role != Qt::EditRole && role != Qt::CheckStateRole))
        return false;
    OptionFields &fields = m_fields[index.row()];
    const OptionFields before = fields;
    if (role == Qt::CheckStateRole)
        fields.onSale = value.toInt() == Qt::Checked;
    else if (index.column() == Available)
        fields.stock = value.toLongLong();
    else if (index.column() == Name)
        fields.name = value.toString().trimmed();
    else if (index.column() == Price)
        fields.price = value.toLongLong();
    if (fields == before)
        return true;
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

QVariant OptionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Name ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Option"), tr("Price"), tr("Available"), tr("Sold")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

Qt::ItemFlags OptionTableModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool fresh = isNew(index.row());
    const bool editable =
        m_editable && (index.column() == Name || index.column() == Price || (fresh && index.column() == Available));
    const bool ticks = m_editable && index.column() == Name && !fresh;
    return flags | (editable ? Qt::ItemIsEditable : Qt::NoItemFlags) |
           (ticks ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

void OptionTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
}

QWidget *PriceDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *field = new QLineEdit(parent);
    field->setAlignment(Qt::AlignRight);
    field->setFrame(false);
    field->setAccessibleName(tr("Price"));
    return field;
}

void PriceDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *field = qobject_cast<QLineEdit *>(editor))
        field->setText(QString::number(index.data(NumberRole).toLongLong()));
}

void PriceDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *field = qobject_cast<QLineEdit *>(editor);
    const auto price = field ? typedMoney(field->text()) : std::nullopt;
    if (price)
        model->setData(index, *price);
    else if (field)
        Q_EMIT refused(
            tr("“%1” is no price such as 12900; the one before stays.").arg(field->text().left(longestSaid)));
}

std::optional<Money> typedMoney(const QString &text)
{
    QString digits = text.trimmed();
    if (digits.startsWith(QChar(0x20a9)))
        digits.remove(0, 1);
    digits.remove(u',').remove(u' ');
    bool isNumber = false;
    const Money money = digits.toLongLong(&isNumber);
    return isNumber && money >= 0 ? std::optional(money) : std::nullopt;
}

} // namespace firstcome
