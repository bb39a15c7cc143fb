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
    return column == m_rule.stretched ? m_rule.leastWidth : m_leftOut.value(column, m_table->columnWidth(column));
}

bool NarrowColumns::isWanted(int column) const
{
    return m_leftOut.contains(column) || !m_table->isColumnHidden(column);
}

QList<int> NarrowColumns::withoutRoom() const
{
    int needed = 0;
    for (int column = 0; column < m_table->horizontalHeader()->count(); ++column) {
        if (isWanted(column))
            needed += widthOf(column);
    }
    QList<int> out;
    for (const int column : m_rule.leastWanted) {
        if (needed <= m_table->viewport()->width())
            break;
        if (!isWanted(column))
            continue;
        needed -= widthOf(column);
        out.append(column);
    }
    return out;
}

void NarrowColumns::setLeftOut(int column, bool out)
{
    if (out)
        m_leftOut.insert(column, m_table->columnWidth(column));
    else
        m_leftOut.remove(column);
    m_table->setColumnHidden(column, out);
}

void NarrowColumns::fit()
{
    if (m_fitting || !m_table->model())
        return;
    m_fitting = true;
    // Shown again by the operator, or with a layout of his.
    m_leftOut.removeIf([this](const auto &each) { return !m_table->isColumnHidden(each.key()); });
    // Only what differs: showing all of them first would move the columns, which asks for another fit, for ever.
    const QList<int> out = withoutRoom();
    const QList<int> before = m_leftOut.keys();
    for (const int column : before) {
        if (!out.contains(column))
            setLeftOut(column, false);
    }
    for (const int column : out) {
        if (!m_leftOut.contains(column))
            setLeftOut(column, true);
    }
    m_table->horizontalHeader()->setProperty(leftOut, !m_leftOut.isEmpty());
    m_fitting = false;
}

} // namespace firstcome
