// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/import_tables.h"

#include "console/products/import_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

void ImportTable::setReport(const ImportReport &report)
{
    beginResetModel();
    m_report = report;
    endResetModel();
}

void ImportTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

QVariant ImportTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(titles().value(section)) : QVariant();
}

QStringList ImportProductsTable::titles() const
{
    return {tr("Outcome"), tr("Product"), tr("Row"), tr("Options"), tr("Price"), tr("Stock"), tr("Changes")};
}

QVariant ImportProductsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportOutcome &product = report().products[index.row()];
    const qint64 numbers[] = {0, 0, product.row, product.options, product.price, product.stock, 0};
    const bool known = product.kind != ImportOutcome::Kind::Failed || index.column() == Row;
    if (role == NumberRole && isNumber(index.column()) && known)
        return numbers[index.column()];
    if (role == PillRole && index.column() == Outcome)
        return QVariant::fromValue(import_words::outcomePill(product.kind));
    const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (text && index.column() == Name)
        return product.name.isEmpty() ? product.handle : product.name;
    if (text && index.column() == Changes)
        return product.changes;
    return {};
}

QStringList ImportColumnsTable::titles() const
{
    return {tr("No."), tr("Column of the file"), tr("Fills")};
}

QVariant ImportColumnsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportColumn &column = report().columns[index.row()];
    if (role == NumberRole && index.column() == Number)
        return index.row() + 1;
    if (role == Qt::DisplayRole && index.column() == Name)
        return column.name;
    const bool used = !column.field.isEmpty();
    if (role == PillRole && index.column() == Field)
        return QVariant::fromValue(
            used ? Pill{Tone::Good, QStringLiteral("arrow-right"), import_words::fieldName(column.field)}
                 : Pill{Tone::Neutral, {}, tr("Not used")});
    return {};
}

QStringList ImportErrorsTable::titles() const
{
    return {tr("Row"), tr("Column of the file"), tr("What is wrong")};
}

QVariant ImportErrorsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportError &error = report().errors[index.row()];
    if (role == NumberRole && index.column() == Row)
        return error.row;
    const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (text && index.column() == Field)
        return error.field.isEmpty() ? QStringLiteral("–") : error.field;
    return text && index.column() == Message ? import_words::message(error.message) : QVariant();
}

} // namespace firstcome
