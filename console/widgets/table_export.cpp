// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_export.h"

#include "console/widgets/state_pill.h"
#include "console/widgets/table_roles.h"
#include "shared/base/csv_text.h"
#include "shared/base/instant.h"

namespace firstcome {

namespace {

QString shownText(const QModelIndex &index)
{
    const QVariant pill = index.data(PillRole);
    if (pill.canConvert<Pill>() && pill.isValid())
        return pill.value<Pill>().word;
    const QVariant at = index.data(InstantRole);
    if (at.isValid())
        return toIso(fromMillis(at.toLongLong()));
    return index.data(Qt::DisplayRole).toString();
}

QByteArray csvCell(const QModelIndex &index)
{
    if (const QVariant id = index.data(IdRole); id.isValid())
        return csvId(id.toString());
    const QVariant number = index.data(NumberRole);
    if (number.isValid()) {
        const bool whole = number.typeId() != QMetaType::Double && number.typeId() != QMetaType::Float;
        return whole ? QByteArray::number(number.toLongLong()) : QByteArray::number(number.toDouble(), 'g', 15);
    }
    return csvText(shownText(index));
}

QString tsvCell(const QModelIndex &index)
{
    const QVariant number = index.data(NumberRole);
    QString text = number.isValid() ? number.toString() : shownText(index);
    for (QChar &letter : text) {
        if (letter == u'\t' || letter == u'\n' || letter == u'\r')
            letter = u' ';
    }
    return text;
}

QString headerText(const TablePart &part, int column)
{
    return part.model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

} // namespace

QByteArray toCsv(const TablePart &part)
{
    QByteArray csv;
    const auto endLine = [&csv] {
        csv.chop(1); // the comma after the last cell
        csv += "\r\n";
    };
    if (part.columns.isEmpty())
        return csv;
    if (part.withHeader) {
        for (const int column : part.columns)
            csv += csvText(headerText(part, column)) + ',';
        endLine();
    }
    for (const int row : part.rows) {
        for (const int column : part.columns)
            csv += csvCell(part.model->index(row, column)) + ',';
        endLine();
    }
    return csv;
}

QString toTsv(const TablePart &part)
{
    QStringList lines;
    QStringList cells;
    if (part.withHeader) {
        for (const int column : part.columns)
            cells.append(headerText(part, column));
        lines.append(cells.join(u'\t'));
    }
    for (const int row : part.rows) {
        cells.clear();
        for (const int column : part.columns)
            cells.append(tsvCell(part.model->index(row, column)));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

} // namespace firstcome
