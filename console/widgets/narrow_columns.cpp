// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/narrow_columns.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace firstcome {

NarrowColumns::NarrowColumns(QTableView *table, Rule rule) : QObject(table), m_table(table), m_rule(std::move(rule))
{
    m_table->viewport()->installEventFilter(this);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &NarrowColumns::fit);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int, int before, int after) {
        // Shown or hidden by the operator.
        if (!m_fitting && (before == 0 || after == 0))
            m_soon.start(0);
    });
}

bool NarrowColumns::eventFilter(QObject *watched, QEvent *event)
{
    // Once the header has its new size too.
    if (event->type() == QEvent::Resize)
        m_soon.start(0);
    return QObject::eventFilter(watched, event);
}

int NarrowColumns::widthOf(int column) const
{
    return column == m_rule.stretched ? m_rule.leastWidth : m_table->columnWidth(column);
}

void NarrowColumns::fit()
{
    if (m_fitting || !m_table->model())
        return;
    m_fitting = true;
    QHeaderView *header = m_table->horizontalHeader();
    for (const int column : std::exchange(m_leftOut, {}))
        header->setSectionHidden(column, false);
    int needed = 0;
    for (int column = 0; column < header->count(); ++column) {
        if (!header->isSectionHidden(column))
            needed += widthOf(column);
    }
    for (const int column : m_rule.leastWanted) {
        if (needed <= m_table->viewport()->width())
            break;
        if (header->isSectionHidden(column))
            continue;
        needed -= widthOf(column);
        header->setSectionHidden(column, true);
        m_leftOut.append(column);
    }
    header->setProperty(leftOut, !m_leftOut.isEmpty());
    m_fitting = false;
}

} // namespace firstcome
