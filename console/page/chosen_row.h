// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QObject>
#include <QPersistentModelIndex>
#include <functional>

class QAbstractItemModel;

namespace firstcome {

class TableView;

/// Which row of a table the details show: a key, not a position.
/// Invariant: only the operator and `choose` change the key. Rows that leave, arrive or move, and a model that begins
/// anew, never do; a row that comes back is selected again. Esc in the table chooses none.
/// Thread: GUI. Gives the table its model, because it must hear of rows that leave before the table does.
class ChosenRow : public QObject
{
    Q_OBJECT

public:
    struct Keys
    {
        std::function<Id(int row)> at;
        std::function<std::optional<int>(Id key)> rowOf;
    };

    ChosenRow(TableView *table, QAbstractItemModel *model, Keys keys);

    /// 0: none.
    Id key() const { return m_key; }
    /// The table has its row now.
    bool isHere() const { return m_here; }
    /// It was asked for and its row was not there yet.
    bool isAwaited() const { return m_reveal; }
    /// Selects its row and brings it into sight, as soon as it is there. 0: none.
    void choose(Id key);

Q_SIGNALS:
    void chosen(firstcome::Id key);
    /// Its row left or came back.
    void hereChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeChoice();
    void settle();
    void select();

    TableView *m_table;
    QAbstractItemModel *m_model;
    Keys m_keys;
    Id m_key = 0;
    QPersistentModelIndex m_row;
    bool m_here = false;
    bool m_reveal = false;
    bool m_rowsLeave = false;
    bool m_selecting = false;
};

} // namespace firstcome
