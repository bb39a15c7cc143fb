// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/column_room.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace firstcome {

namespace {

const QString givenKey = QStringLiteral("columnsGivenUp");

} // namespace

ColumnRoom::ColumnRoom(QTableView *table, Plan plan, UiMemory memory)
    : QObject(table), m_table(table), m_plan(std::move(plan)), m_memory(std::move(memory))
{
    // The layout that was kept has those hidden that were given up then.
    const QStringList given = m_memory.value(givenKey).toStringList();
    for (const QString &column : given) {
        if (m_plan.leastFirst.contains(column.toInt()))
            m_table->setColumnHidden(column.toInt(), false);
    }
    m_table->viewport()->installEventFilter(this);
}

bool ColumnRoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !m_fitting)
        fit();
    return QObject::eventFilter(watched, event);
}

void ColumnRoom::fit()
{
    m_fitting = true;
    const QHeaderView *header = m_table->horizontalHeader();
    for (auto column = m_given.begin(); column != m_given.end();)
        column = header->isSectionHidden(*column) ? std::next(column) : m_given.erase(column);
    int needed = m_plan.least;
    for (int column = 0; column < header->count(); ++column) {
        if (column != m_plan.stretched)
            needed += widthOf(column);
    }
    for (const int column : std::as_const(m_plan.leastFirst)) {
        const bool mine = m_given.contains(column);
        if (header->isSectionHidden(column) && !mine)
            continue;
        const bool give = needed > m_table->viewport()->width();
        if (give)
            needed -= widthOf(column);
        if (give != mine)
            setGiven(column, give);
    }
    m_fitting = false;
}

int ColumnRoom::widthOf(int column) const
{
    return m_given.contains(column) ? m_widths.value(column) : m_table->horizontalHeader()->sectionSize(column);
}

void ColumnRoom::setGiven(int column, bool given)
{
    if (given) {
        m_widths.insert(column, m_table->horizontalHeader()->sectionSize(column));
        m_given.insert(column);
    } else {
        m_given.remove(column);
    }
    m_table->setColumnHidden(column, given);
    QStringList kept;
    for (const int each : std::as_const(m_given))
        kept.append(QString::number(each));
    m_memory.set(givenKey, kept);
}

} // namespace firstcome
