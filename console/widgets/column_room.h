// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/ui_memory.h"
#include <QHash>
#include <QObject>
#include <QSet>

class QTableView;

namespace firstcome {

/// Gives up columns of a table that has no room for all of them, the least important first, and brings them back when
/// there is, so that no page scrolls sideways. Invariant: a column the operator hid stays hidden, one he brought back
/// stays. Thread: GUI. Make it after the table's layout was restored.
class ColumnRoom : public QObject
{
    Q_OBJECT

public:
    struct Plan
    {
        QList<int> leastFirst; ///< what may be given up
        int stretched = 0;     ///< the column that takes the room left
        int least = 0;         ///< what it needs
    };

    ColumnRoom(QTableView *table, Plan plan, UiMemory memory);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    int widthOf(int column) const;
    void setGiven(int column, bool given);

    QTableView *m_table;
    Plan m_plan;
    UiMemory m_memory;
    QSet<int> m_given;
    QHash<int, int> m_widths; ///< of those given up
    bool m_fitting = false;
};

} // namespace firstcome
