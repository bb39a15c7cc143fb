// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_view.h"

#include "console/widgets/column_chooser.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_export.h"
#include "console/widgets/table_header.h"
#include "console/widgets/toast.h"
#include "shared/base/csv_text.h"
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QMenu>
#include <QSaveFile>
#include <numeric>

namespace firstcome {

namespace {

constexpr int leastColumn = 48;

QHeaderView *ownHeader(QTableView *table)
{
    table->setHorizontalHeader(new TableHeader);
    return table->horizontalHeader();
}

} // namespace

TableView::TableView(UiMemory memory, QWidget *parent)
    : QTableView(parent), m_columns(new ColumnChooser(ownHeader(this), std::move(memory))),
      m_copy(new QAction(themedIcon(QStringLiteral("edit-copy")), {}, this)),
      m_export(new QAction(themedIcon(QStringLiteral("document-export")), {}, this))
{
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::row);
    verticalHeader()->setDefaultSectionSize(metrics::row);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setMinimumSectionSize(leastColumn);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);

    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    addAction(m_copy);
    connect(m_copy, &QAction::triggered, this, &TableView::copySelection);
    connect(m_export, &QAction::triggered, this, &TableView::exportCsv);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowActivated(index.row()); });
    retranslate();
}

void TableView::setModelAndWidths(QAbstractItemModel *model, const QList<int> &widths)
{
    setModel(model);
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            setColumnWidth(column, widths[column]);
        else
            horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    m_columns->restore();
}

QList<int> TableView::selectedRows() const
{
    QList<int> rows;
    if (!selectionModel())
        return rows;
    const QModelIndexList indexes = selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

QByteArray TableView::arranged() const
{
    return m_columns->arranged();
}

void TableView::arrange(const QByteArray &state)
{
    m_columns->arrange(state);
}

QList<int> TableView::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

void TableView::addRowAction(QAction *action)
{
    m_rowActions.append(action);
}

QByteArray TableView::csv() const
{
    QList<int> rows(model()->rowCount());
    std::iota(rows.begin(), rows.end(), 0);
    return toCsv({model(), rows, shownColumns(), true});
}

void TableView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QTableView::changeEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addActions(m_rowActions);
    menu->addSeparator();
    m_copy->setEnabled(!selectedRows().isEmpty());
    menu->addAction(m_copy);
    menu->addAction(m_export);
    m_columns->fill(menu->addMenu(tr("Columns")));
    menu->popup(event->globalPos());
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex().row());
        return;
    }
    // Rows are chosen, not cells: the ends of the list, not of the row.
    const bool atEnds = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (atEnds && model() && model()->rowCount() > 0) {
        const int row = event->key() == Qt::Key_Home ? 0 : model()->rowCount() - 1;
        setCurrentIndex(model()->index(row, std::max(0, currentIndex().column())));
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::retranslate()
{
    m_copy->setText(tr("Copy"));
    m_export->setText(tr("Export as CSV…"));
}

void TableView::copySelection()
{
    const QList<int> rows = selectedRows();
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(toTsv({model(), rows, shownColumns(), rows.size() > 1}));
}

void TableView::exportCsv()
{
    if (m_exporter)
        return m_exporter();
    auto *dialog = new QFileDialog(this, tr("Export as CSV"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    // What is seen when the file is chosen, not when the dialog opened.
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const bool written = file.open(QIODevice::WriteOnly) && file.write(csvMark + csv()) >= 0 && file.commit();
        Toast::show(this, written ? Toast::Message{Tone::Good, tr("Exported %1 rows.").arg(model()->rowCount()), {}}
                                  : Toast::Message{Tone::Act, tr("Not exported: %1").arg(file.errorString()), {}});
    });
    dialog->open();
}

} // namespace firstcome
