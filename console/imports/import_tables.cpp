// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_tables.h"

#include "console/imports/import_words.h"
#include "console/page/row_fault.h"
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
    if (role == Qt::ToolTipRole)
        return help(section);
    return role == Qt::DisplayRole ? QVariant(titles().value(section)) : QVariant();
}

QString ImportTable::help(int) const
{
    return {};
}

QStringList ImportProductsTable::titles() const
{
    return {tr("Outcome"), tr("Product"),  tr("Row"),     tr("Options"),
            tr("Price"),   tr("Received"), tr("On sale"), tr("Changes")};
}

QString ImportProductsTable::help(int column) const
{
    if (column == Received)
        return tr("What the file says was received in total; what was sold since comes off it.");
    return column == OnSale ? tr("Units that can be bought after the import") : QString();
}

QVariant ImportProductsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportOutcome &product = report().products[index.row()];
    const qint64 numbers[] = {0, 0, product.row, product.options, product.price, product.stock, product.onSale, 0};
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
    return {tr("No."), tr("Column of the file"), tr("Fills"), tr("For example")};
}

QVariant ImportColumnsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportColumn &column = report().columns[index.row()];
    if (role == NumberRole && index.column() == Number)
        return index.row() + 1;
    const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (text && index.column() == Name)
        return column.name;
    if (text && index.column() == Sample)
        return column.sample.simplified();
    const bool used = !column.field.isEmpty();
    if (role == PillRole && index.column() == Field)
        return QVariant::fromValue(
            used ? Pill{Tone::Good, QStringLiteral("arrow-right"), import_words::fieldName(column.field)}
                 : Pill{Tone::Neutral, {}, tr("Not used")});
    return {};
}

QStringList ImportErrorsTable::titles() const
{
    return {tr("Row"), tr("Product"), tr("Column of the file"), tr("What is wrong")};
}

QVariant ImportErrorsTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportError &error = report().errors[index.row()];
    if (role == NumberRole && index.column() == Row)
        return error.row;
    const bool text = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (text && index.column() == Product)
        return error.name.isEmpty() ? error.handle : error.name;
    if (text && index.column() == Field)
        return error.field.isEmpty() ? QStringLiteral("–") : error.field;
    return text && index.column() == Message ? rowFault(error.message) : QVariant();
}

} // namespace firstcome
