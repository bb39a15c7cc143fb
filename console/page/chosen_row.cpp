// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/chosen_row.h"

#include "console/widgets/table_view.h"
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace firstcome {

ChosenRow::ChosenRow(TableView *table, QAbstractItemModel *model, Keys keys)
    : QObject(table), m_table(table), m_model(model), m_keys(std::move(keys))
{
    // Heard before the table does: that it selects a neighbour of what leaves is not the operator's doing.
    const auto leaving = [this] { m_rowsLeave = true; };
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, leaving);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, leaving);
    table->setModel(model);
    const auto left = [this] {
        m_rowsLeave = false;
        settle();
    };
    connect(model, &QAbstractItemModel::rowsRemoved, this, left);
    connect(model, &QAbstractItemModel::modelReset, this, left);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ChosenRow::settle);
    table->installEventFilter(this);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ChosenRow::takeChoice);
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ChosenRow::takeChoice);
}

void ChosenRow::choose(Id key)
{
    const bool other = key != m_key;
    m_key = key;
    m_row = QModelIndex();
    m_reveal = key != 0;
    if (key == 0) {
        const QScopedValueRollback selecting(m_selecting, true);
        m_table->clearSelection();
    }
    settle();
    if (other)
        Q_EMIT chosen(key);
}

bool ChosenRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape && m_key != 0) {
        choose(0);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

void ChosenRow::takeChoice()
{
    const QModelIndex now = m_table->currentIndex();
    if (m_selecting || m_rowsLeave || !now.isValid() || !m_table->selectionModel()->isRowSelected(now.row()))
        return;
    const Id key = m_keys.at(now.row());
    const bool other = key != m_key;
    m_key = key;
    m_row = now;
    m_reveal = false;
    settle();
    if (other)
        Q_EMIT chosen(key);
}

void ChosenRow::settle()
{
    if (m_key != 0 && !m_row.isValid()) {
        const auto row = m_keys.rowOf(m_key);
        m_row = row ? m_model->index(*row, 0) : QModelIndex();
        select();
    }
    const bool here = m_row.isValid();
    if (here != std::exchange(m_here, here))
        Q_EMIT hereChanged();
}

void ChosenRow::select()
{
    const QScopedValueRollback selecting(m_selecting, true);
    if (!m_row.isValid()) {
        // Another row is not what was chosen.
        if (m_table->selectionMode() == QAbstractItemView::SingleSelection)
            m_table->clearSelection();
        return;
    }
    // What comes back is not a reason to scroll; what was asked for is.
    const bool scrolls = m_table->hasAutoScroll();
    m_table->setAutoScroll(false);
    m_table->selectionModel()->setCurrentIndex(m_row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->setAutoScroll(scrolls);
    if (std::exchange(m_reveal, false))
        m_table->scrollTo(m_row);
}

} // namespace firstcome
