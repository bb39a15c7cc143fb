// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <vector>

class QGridLayout;

namespace firstcome {

/// Tiles of one width, as many in a row as have room, in rows of one length: ten tiles are one row on a wide screen,
/// two in a usual window, more beside an open pane. Keyboard order is the order they were added in. Thread: GUI.
class TileGrid : public QWidget
{
    Q_OBJECT

public:
    static constexpr int leastWidth = 152;
    /// Of one row that holds them all: narrower, two rows are easier to read.
    static constexpr int calmWidth = 200;

    explicit TileGrid(QWidget *parent = nullptr);
    void add(QWidget *tile);
    int columns() const { return m_columns; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int columnsFor(int width) const;
    void place(int columns);

    QGridLayout *m_layout;
    std::vector<QWidget *> m_tiles;
    int m_columns = 0;
};

} // namespace firstcome
