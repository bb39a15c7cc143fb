// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTimer>

class QAction;

namespace firstcome {

class ChosenRow;
class TableView;

/// Whether the rows of a table may move by themselves. They may not while the pointer is over them, one of them is
/// chosen or the operator pinned them: nobody clicks what was somewhere else a moment ago.
/// Thread: GUI. Moves nothing: who moves rows asks.
class RowHold : public QObject
{
    Q_OBJECT

public:
    enum class Why : quint8 { Nothing, Pointer, Chosen, Pinned };

    /// `chosen` nullptr: a chosen row alone holds nothing.
    RowHold(TableView *table, const ChosenRow *chosen);

    bool isHeld() const { return m_why != Why::Nothing; }
    Why why() const { return m_why; }
    /// In words, with what ends it; empty: the rows may move.
    QString words() const;
    /// Checkable, Space in the table.
    QAction *pinAction() const { return m_pin; }
    void retranslate();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    const ChosenRow *m_chosen;
    QAction *m_pin;
    QTimer m_soon; ///< the pointer also leaves what is being destroyed, when nobody may be told any more
    bool m_pointer = false;
    Why m_why = Why::Nothing;
};

} // namespace firstcome
