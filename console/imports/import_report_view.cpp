// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_report_view.h"

#include "console/imports/import_warnings.h"
#include "console/imports/import_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/narrow_columns.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace firstcome {

namespace {

using Kind = NumberDelegate::Kind;

constexpr int leastName = 180;

void drawNumbers(TableView *table, Kind kind, std::initializer_list<int> columns)
{
    for (const int column : columns)
        table->setItemDelegateForColumn(column, new NumberDelegate(kind, table));
}

} // namespace

ImportReportView::ImportReportView(const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_memory(memory), m_tabs(new QTabBar), m_stack(new QStackedWidget),
      m_note(textLabel(TextRole::Muted)), m_saveFailed(pushButton(ButtonKind::Link))
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    addProducts();
    addWarnings();
    addReading();
    auto *line = new QHBoxLayout;
    line->addWidget(m_tabs, 1);
    line->addWidget(m_note);
    line->addWidget(m_saveFailed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    connect(m_saveFailed, &QPushButton::clicked, this, &ImportReportView::failedRowsWanted);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        showNote();
    });
}

void ImportReportView::addProducts()
{
    using Table = ImportProductsTable;
    TableView *products = addTable(new Table(this), "importProducts", {116, 0, 56, 72, 96, 80, 80, 200});
    new NarrowColumns(products, {{Table::Options, Table::Row, Table::Received}, Table::Name, leastName});
    products->setItemDelegateForColumn(Table::Outcome, new StatePillDelegate(products));
    drawNumbers(products, Kind::Money, {Table::Price});
    drawNumbers(products, Kind::Count, {Table::Row, Table::Options, Table::Received, Table::OnSale});
}

void ImportReportView::addWarnings()
{
    TableView *gone = addTable(new ImportGoneTable(this), "importGone", {144, 0, 160, 180, 88, 56});
    new NarrowColumns(gone, {{ImportGoneTable::Row, ImportGoneTable::Why}, ImportGoneTable::Name, leastName});
    gone->setItemDelegateForColumn(ImportGoneTable::Fate, new StatePillDelegate(gone));
    drawNumbers(gone, Kind::Count, {ImportGoneTable::Available, ImportGoneTable::Row});
    using Prices = ImportPricesTable;
    TableView *prices = addTable(new Prices(this), "importPrices", {0, 140, 112, 112, 88, 56});
    new NarrowColumns(prices, {{Prices::Row, Prices::Option}, Prices::Name, leastName});
    drawNumbers(prices, Kind::Money, {Prices::Before, Prices::After});
    drawNumbers(prices, Kind::Percent, {Prices::Change});
    drawNumbers(prices, Kind::Count, {Prices::Row});
    TableView *errors = addTable(new ImportErrorsTable(this), "importErrors", {64, 200, 160, 0});
    drawNumbers(errors, Kind::Count, {ImportErrorsTable::Row});
}

void ImportReportView::addReading()
{
    TableView *notes = addTable(new ImportNotesTable(this), "importNotes", {0, 80, 88});
    drawNumbers(notes, Kind::Count, {ImportNotesTable::Times, ImportNotesTable::Row});
    TableView *columns = addTable(new ImportColumnsTable(this), "importColumns", {56, 240, 180, 0});
    drawNumbers(columns, Kind::Count, {ImportColumnsTable::Number});
    columns->setItemDelegateForColumn(ImportColumnsTable::Field, new StatePillDelegate(columns));
}

TableView *ImportReportView::addTable(ImportTable *model, const char *name, const QList<int> &widths)
{
    auto *table = new TableView(m_memory.at(QString::fromLatin1(name)));
    table->setModelAndWidths(model, widths);
    m_models.append(model);
    m_tables.append(table);
    m_stack->addWidget(table);
    m_tabs->addTab({});
    return table;
}

void ImportReportView::setReport(const ImportReport &report)
{
    m_report = report;
    for (ImportTable *model : std::as_const(m_models))
        model->setReport(report);
    m_tabs->setTabVisible(Gone, !report.gone.isEmpty());
    m_tabs->setTabVisible(Prices, !report.priceMoves.isEmpty());
    m_tabs->setTabVisible(Notes, !report.notes.isEmpty());
    m_saveFailed->setVisible(report.failed > 0);
    retranslate();
}

void ImportReportView::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void ImportReportView::retranslate()
{
    nameTabs();
    m_tables[Products]->setAccessibleName(tr("What becomes of the products"));
    m_tables[Gone]->setAccessibleName(tr("What the source took away"));
    m_tables[Prices]->setAccessibleName(tr("Prices that move by more than half"));
    m_tables[Errors]->setAccessibleName(tr("What is wrong in which row"));
    m_tables[Notes]->setAccessibleName(tr("How the file was read"));
    m_tables[Columns]->setAccessibleName(tr("Which columns are used"));
    m_saveFailed->setText(tr("Save the failed rows…"));
    m_saveFailed->setToolTip(m_report.failedRowsOmitted > 0
                                 ? tr("All rows of the products that failed, with what is wrong in them; %1 more are "
                                      "left out.")
                                       .arg(format::count(m_report.failedRowsOmitted))
                                 : tr("All rows of the products that failed, with what is wrong in them."));
    for (ImportTable *model : std::as_const(m_models))
        model->retranslate();
    showNote();
}

void ImportReportView::nameTabs()
{
    m_tabs->setTabText(Products, tr("Products"));
    m_tabs->setTabText(Gone, tr("Taken away (%1)").arg(format::count(m_report.gone.size() + m_report.goneOmitted)));
    m_tabs->setTabText(
        Prices, tr("Price jumps (%1)").arg(format::count(m_report.priceMoves.size() + m_report.priceMovesOmitted)));
    m_tabs->setTabText(Errors,
                       tr("Row errors (%1)").arg(format::count(m_report.errors.size() + m_report.errorsOmitted)));
    m_tabs->setTabText(Notes, tr("Read as (%1)").arg(format::count(m_report.notes.size())));
    m_tabs->setTabText(
        Columns, tr("Columns (%1 of %2 used)").arg(import_words::usedColumns(m_report)).arg(m_report.columns.size()));
}

void ImportReportView::showNote()
{
    const int all = m_report.created + m_report.updated + m_report.unchanged + m_report.failed;
    const int tab = m_tabs->currentIndex();
    const int omitted = tab == Gone     ? m_report.goneOmitted
                        : tab == Prices ? m_report.priceMovesOmitted
                        : tab == Errors ? m_report.errorsOmitted
                                        : 0;
    QString note;
    if (tab == Products && all > m_report.products.size())
        note = tr("The first %1 of %2 products").arg(format::count(m_report.products.size()), format::count(all));
    else if (omitted > 0)
        note = tr("%1 more are not listed").arg(format::count(omitted));
    else if (tab == Errors && m_report.errors.isEmpty())
        note = tr("Every row is in order.");
    m_note->setText(note);
}

} // namespace firstcome
