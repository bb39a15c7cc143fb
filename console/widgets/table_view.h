// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QTableView>
#include <functional>

namespace firstcome {

class ColumnChooser;

/// A table as every page has it: rows of 28 px, whole rows selected, header sorts and chooses columns, copy as TSV, CSV
/// export of the rows that are loaded, layout kept.
/// Thread: GUI. Does not page or filter: that is the model's.
class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(UiMemory memory, QWidget *parent = nullptr);

    /// Sets a model and gives its columns their first widths, in pixels; 0: takes the room that is left.
    void setModelAndWidths(QAbstractItemModel *model, const QList<int> &widths);
    /// The rows that are selected, in the order shown; source of copy and of acts on several.
    QList<int> selectedRows() const;
    QList<int> shownColumns() const;

    /// The columns as the operator arranged them; of another number of columns it cannot be taken.
    QByteArray arranged() const;
    void arrange(const QByteArray &state);

    QAction *copyAction() const { return m_copy; }
    QAction *exportAction() const { return m_export; }
    /// Appended to the menu of a row, above copy and export.
    void addRowAction(QAction *action);
    /// Instead of the export of the rows that are loaded: for who has more of them.
    void setExporter(std::function<void()> exporter) { m_exporter = std::move(exporter); }

    /// The whole table as seen, as CSV.
    QByteArray csv() const;

Q_SIGNALS:
    /// Enter or a double click on a row.
    void rowActivated(int row);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void copySelection();
    void exportCsv();

    ColumnChooser *m_columns;
    QAction *m_copy;
    QAction *m_export;
    QList<QAction *> m_rowActions;
    std::function<void()> m_exporter;
};

} // namespace firstcome
