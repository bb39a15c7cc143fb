// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include "shared/contract/product_csv.h"
#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;

namespace firstcome {

class ImportTable;
class TableView;

/// The lists of an import's report behind tabs: products, columns, errors by row.
/// Thread: GUI.
class ImportReportView : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Products, Columns, Errors };

    explicit ImportReportView(const UiMemory &memory, QWidget *parent = nullptr);

    void setReport(const ImportReport &report);
    void showTab(Tab tab);
    void retranslate();

private:
    TableView *addTable(ImportTable *model, const UiMemory &memory, const QList<int> &widths);
    void showNote();

    ImportReport m_report;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_note;
    QList<ImportTable *> m_models;
    QList<TableView *> m_tables;
};

} // namespace firstcome
