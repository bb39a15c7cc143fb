// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

class QTableView;

namespace firstcome {

/// Leaves columns out while a table has no room for all of them, the least wanted first, so that nothing has to be
/// scrolled sideways; they come back with the room. Invariant: what is left out follows from the room alone, so a table
/// that has its room does nothing; a column that the operator hid stays hidden, and what is left out for want of room
/// is not kept as his choice once there is room again. Thread: GUI.
class NarrowColumns : public QObject
{
    Q_OBJECT

public:
    /// Of the header, true while columns are left out: its state is not what the operator arranged.
    static constexpr const char *leftOut = "leftOut";

    /// `leastWanted`: columns that may be left out, the first one first. `stretched` needs `leastWidth`, at least.
    struct Rule
    {
        QList<int> leastWanted;
        int stretched = 0;
        int leastWidth = 120;
    };

    NarrowColumns(QTableView *table, Rule rule);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    int widthOf(int column) const;
    bool isWanted(int column) const;
    QList<int> withoutRoom() const;
    void setLeftOut(int column, bool out);

    QTableView *m_table;
    Rule m_rule;
    QHash<int, int> m_leftOut; ///< column to the width it comes back with
    QTimer m_soon;
    bool m_fitting = false;
};

} // namespace firstcome
