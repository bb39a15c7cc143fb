// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/import_report_view.h"

#include "console/products/import_tables.h"
#include "console/products/import_words.h"
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

constexpr int leastName = 180;

} // namespace

ImportReportView::ImportReportView(const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_note(textLabel(TextRole::Muted))
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false);
    using Kind = NumberDelegate::Kind;
    TableView *products = addTable(new ImportProductsTable(this), memory.at(QStringLiteral("importProducts")),
                                   {116, 0, 56, 72, 96, 72, 200});
    new NarrowColumns(products, {{ImportProductsTable::Options, ImportProductsTable::Row, ImportProductsTable::Stock},
                                 ImportProductsTable::Name,
                                 leastName});
    products->setItemDelegateForColumn(ImportProductsTable::Outcome, new StatePillDelegate(products));
    products->setItemDelegateForColumn(ImportProductsTable::Price, new NumberDelegate(Kind::Money, products));
    for (const int column : {ImportProductsTable::Row, ImportProductsTable::Options, ImportProductsTable::Stock})
        products->setItemDelegateForColumn(column, new NumberDelegate(Kind::Count, products));
    TableView *columns =
        addTable(new ImportColumnsTable(this), memory.at(QStringLiteral("importColumns")), {56, 320, 0});
    columns->setItemDelegateForColumn(ImportColumnsTable::Number, new NumberDelegate(Kind::Count, columns));
    columns->setItemDelegateForColumn(ImportColumnsTable::Field, new StatePillDelegate(columns));
    TableView *errors = addTable(new ImportErrorsTable(this), memory.at(QStringLiteral("importErrors")), {72, 220, 0});
    errors->setItemDelegateForColumn(ImportErrorsTable::Row, new NumberDelegate(Kind::Count, errors));

    auto *line = new QHBoxLayout;
    line->addWidget(m_tabs, 1);
    line->addWidget(m_note);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_stack->setCurrentIndex(tab);
        showNote();
    });
}

TableView *ImportReportView::addTable(ImportTable *model, const UiMemory &memory, const QList<int> &widths)
{
    auto *table = new TableView(memory);
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
    retranslate();
}

void ImportReportView::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void ImportReportView::retranslate()
{
    const qsizetype errors = m_report.errors.size() + m_report.errorsOmitted;
    m_tabs->setTabText(Products, tr("Products"));
    m_tabs->setTabText(
        Columns, tr("Columns (%1 of %2 used)").arg(import_words::usedColumns(m_report)).arg(m_report.columns.size()));
    m_tabs->setTabText(Errors, tr("Row errors (%1)").arg(format::count(errors)));
    m_tables[Products]->setAccessibleName(tr("What becomes of the products"));
    m_tables[Columns]->setAccessibleName(tr("Which columns are used"));
    m_tables[Errors]->setAccessibleName(tr("What is wrong in which row"));
    for (ImportTable *model : std::as_const(m_models))
        model->retranslate();
    showNote();
}

void ImportReportView::showNote()
{
    const int all = m_report.created + m_report.updated + m_report.unchanged + m_report.failed;
    QString note;
    if (m_tabs->currentIndex() == Products && all > m_report.products.size())
        note = tr("The first %1 of %2 products").arg(format::count(m_report.products.size()), format::count(all));
    if (m_tabs->currentIndex() == Errors && m_report.errorsOmitted > 0)
        note = tr("%1 more are not listed").arg(format::count(m_report.errorsOmitted));
    if (m_tabs->currentIndex() == Errors && m_report.errors.isEmpty())
        note = tr("Every row is in order.");
    m_note->setText(note);
}

} // namespace firstcome
