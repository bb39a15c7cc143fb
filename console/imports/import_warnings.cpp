// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_warnings.h"

#include "console/imports/import_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

namespace {

bool asksText(int role)
{
    return role == Qt::DisplayRole || role == Qt::ToolTipRole;
}

} // namespace

QStringList ImportGoneTable::titles() const
{
    return {tr("Outcome"), tr("Product"), tr("Option"), tr("Why"), tr("Available"), tr("Row")};
}

QVariant ImportGoneTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportGone &gone = report().gone[index.row()];
    if (role == NumberRole && isNumber(index.column()))
        return index.column() == Row ? qint64(gone.row) : gone.available;
    if (role == PillRole && index.column() == Fate)
        return QVariant::fromValue(gone.ended ? Pill{Tone::Neutral, {}, tr("Off sale")}
                                              : Pill{Tone::Watch, {}, tr("Goes on selling")});
    if (!asksText(role))
        return {};
    switch (index.column()) {
    case Name:
        return gone.name.isEmpty() ? gone.handle : gone.name;
    case Option:
        return gone.option.isEmpty() ? tr("The whole product") : gone.option;
    case Why:
        return import_words::goneReason(gone.reason);
    default:
        return {};
    }
}

QStringList ImportPricesTable::titles() const
{
    return {tr("Product"), tr("Option"), tr("Price now"), tr("In the file"), tr("Change"), tr("Row")};
}

QVariant ImportPricesTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportPriceMove &move = report().priceMoves[index.row()];
    if (role == NumberRole && index.column() == Change)
        return move.before == 0 ? QVariant() : QVariant(double(move.after - move.before) / double(move.before));
    const qint64 numbers[] = {0, 0, move.before, move.after, 0, move.row};
    if (role == NumberRole && isNumber(index.column()))
        return numbers[index.column()];
    if (!asksText(role))
        return {};
    if (index.column() == Name)
        return move.name.isEmpty() ? move.handle : move.name;
    return index.column() == Option ? QVariant(format::option(move.option)) : QVariant();
}

QStringList ImportNotesTable::titles() const
{
    return {tr("How the file was read"), tr("Times"), tr("First row")};
}

QVariant ImportNotesTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportNote &note = report().notes[index.row()];
    if (role == NumberRole && index.column() == Times)
        return note.count;
    if (role == NumberRole && index.column() == Row)
        return note.row == 0 ? QVariant() : QVariant(note.row);
    return asksText(role) && index.column() == Words ? QVariant(import_words::note(note)) : QVariant();
}

} // namespace firstcome
