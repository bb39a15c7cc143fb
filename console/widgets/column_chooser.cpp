// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/column_chooser.h"

#include "console/widgets/narrow_columns.h"
#include <QAbstractItemModel>
#include <QHeaderView>
#include <QMenu>

namespace firstcome {

namespace {

const QString layoutKey = QStringLiteral("columns");
const QString countKey = QStringLiteral("columnCount");

} // namespace

ColumnChooser::ColumnChooser(QHeaderView *header, UiMemory memory)
    : QObject(header), m_header(header), m_memory(std::move(memory))
{
    m_keep.setSingleShot(true);
    m_keep.setInterval(keepAfter);
    connect(&m_keep, &QTimer::timeout, this, &ColumnChooser::keep);
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, &ColumnChooser::popUp);
}

void ColumnChooser::restore()
{
    m_original = m_header->saveState();
    if (m_memory.value(countKey).toInt() == m_header->count())
        m_header->restoreState(m_memory.value(layoutKey).toByteArray());
    const auto soon = [this] { m_keep.start(); };
    connect(m_header, &QHeaderView::sectionResized, this, soon);
    connect(m_header, &QHeaderView::sectionMoved, this, soon);
    connect(m_header, &QHeaderView::sortIndicatorChanged, this, soon);
}

QByteArray ColumnChooser::arranged() const
{
    // What is left out for want of room is not his choice.
    const bool isHis = !m_header->property(NarrowColumns::leftOut).toBool();
    return isHis ? m_header->saveState() : m_memory.value(layoutKey, m_original).toByteArray();
}

void ColumnChooser::arrange(const QByteArray &state)
{
    if (m_header->restoreState(state))
        m_keep.start();
}

void ColumnChooser::fill(QMenu *menu)
{
    const int hidden = m_header->hiddenSectionCount();
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        const bool shown = !m_header->isSectionHidden(column);
        QAction *action = menu->addAction(m_header->model()
                                              ->headerData(column, Qt::Horizontal, Qt::DisplayRole)
                                              .toString()
                                              .replace(u'&', QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(shown);
        action->setEnabled(!shown || hidden + 1 < m_header->count());
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_header->setSectionHidden(column, !on);
            m_keep.start();
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Reset columns")), &QAction::triggered, this, &ColumnChooser::reset);
}

void ColumnChooser::popUp(const QPoint &at)
{
    auto *menu = new QMenu(m_header);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(menu);
    menu->popup(m_header->mapToGlobal(at));
}

void ColumnChooser::keep()
{
    if (m_header->property(NarrowColumns::leftOut).toBool())
        return;
    m_memory.set(countKey, m_header->count());
    m_memory.set(layoutKey, m_header->saveState());
}

void ColumnChooser::reset()
{
    m_header->restoreState(m_original);
    keep();
}

} // namespace firstcome
