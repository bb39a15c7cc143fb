// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include "shared/contract/product_csv.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace firstcome {

class ImportTable;
class TableView;

/// The lists of an import's report behind tabs. A tab that warns is only there while there is something to warn of.
/// Thread: GUI.
class ImportReportView : public QWidget
{
    Q_OBJECT

public:
    enum Tab { Products, Gone, Prices, Errors, Notes, Columns };

    explicit ImportReportView(const UiMemory &memory, QWidget *parent = nullptr);

    void setReport(const ImportReport &report);
    void showTab(Tab tab);
    TableView *table(Tab tab) const { return m_tables[int(tab)]; }
    QPushButton *saveFailed() const { return m_saveFailed; }
    void retranslate();

Q_SIGNALS:
    void failedRowsWanted();

private:
    void addProducts();
    void addWarnings();
    void addReading();
    TableView *addTable(ImportTable *model, const char *name, const QList<int> &widths);
    void nameTabs();
    void showNote();

    UiMemory m_memory;
    ImportReport m_report;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    QLabel *m_note;
    QPushButton *m_saveFailed;
    QList<ImportTable *> m_models;
    QList<TableView *> m_tables;
};

} // namespace firstcome
