// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/inventory_rows.h"

#include "backend/imports/file_figures.h"
#include "shared/base/text_form.h"

namespace firstcome::imports {

namespace {

/// What was counted anew counts; else what is on hand.
Column stockColumn(const FileRow &row)
{
    for (const Column column : {Column::NewOnHand, Column::OnHand, Column::Stock}) {
        if (!row.text(column).isEmpty())
            return column;
    }
    return row.columns.has(Column::NewOnHand) ? Column::NewOnHand
                                              : (row.columns.has(Column::OnHand) ? Column::OnHand : Column::Stock);
}

/// Cells with units, whose sum counts: one, or one of each location where every location has a column.
QList<StockCell> stockCells(const FileRow &row)
{
    if (!row.columns.hasLocationColumns())
        return {{row.columns.name(stockColumn(row)), row.text(stockColumn(row))}};
    return row.columns.locationCells(row.cells.fields);
}

} // namespace

void InventoryRows::take(const FileRow &row)
{
    if (row.isBlank())
        return;
    Draft &draft = draftOf(row);
    draft.product.rows.append(row.number());
    if (row.cells.strayQuotes)
        m_notes.add(ImportNotes::StrayQuotes, row.number());
    if (const auto fault = row.fault())
        return fail(draft, {row.number(), {}, *fault, {}, {}});
    if (draft.product.handle.isEmpty())
        return fail(draft, {row.number(), row.columns.name(Column::Handle), QStringLiteral("is missing"), {}, {}});
    CsvOption &option = optionOf(draft, row);
    for (const StockCell &cell : stockCells(row)) {
        const auto read = stockFrom(cell.text, row.decimal);
        const auto units = read ? read->units.value_or(0) : 0;
        const auto fault = read ? catalog::stockFault(option.stock.value_or(0) + units) : std::optional(read.error());
        if (fault)
            return fail(draft, {row.number(), cell.column, *fault, {}, {}});
        if (read->note)
            m_notes.add(*read->note, row.number());
        if (read->units)
            option.stock = option.stock.value_or(0) + units;
    }
}

InventoryRows::Draft &InventoryRows::draftOf(const FileRow &row)
{
    const QString handle = tidyName(row.text(Column::Handle));
    const QString key = searchKey(handle);
    const auto known = m_byHandle.constFind(key);
    if (known != m_byHandle.constEnd())
        return m_drafts[*known];
    if (!handle.isEmpty())
        m_byHandle.insert(key, m_drafts.size());
    m_drafts.append(Draft{});
    m_drafts.last().product.handle = handle;
    m_drafts.last().product.name = tidyName(row.text(Column::Title));
    m_drafts.last().product.row = row.number();
    return m_drafts.last();
}

CsvOption &InventoryRows::optionOf(Draft &draft, const FileRow &row)
{
    const QStringList values = row.optionValues();
    QStringList key;
    for (const QString &value : values)
        key.append(searchKey(value));
    const auto known = draft.options.constFind(key);
    if (known != draft.options.constEnd())
        return draft.product.options[*known];
    draft.options.insert(key, draft.product.options.size());
    draft.product.options.append(
        {values, values.isEmpty() ? QStringLiteral("Default Title") : optionName(values), 0, {}, row.number()});
    return draft.product.options.last();
}

void InventoryRows::fail(Draft &draft, ImportError error)
{
    draft.failed = true;
    error.handle = draft.product.handle;
    error.name = draft.product.name;
    m_errors.append(std::move(error));
}

void InventoryRows::finish(CsvCatalogue &catalogue)
{
    for (Draft &draft : m_drafts) {
        if (draft.failed) {
            catalogue.failed.append(failedOutcome(draft.product, int(draft.product.options.size())));
            catalogue.failedRows += draft.product.rows;
        } else {
            catalogue.products.append(std::move(draft.product));
        }
    }
    m_notes.add(ImportNotes::InventoryFile);
    catalogue.errors += m_errors;
    catalogue.notes.add(m_notes);
}

} // namespace firstcome::imports
