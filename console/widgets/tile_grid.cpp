// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tile_grid.h"

#include "console/widgets/metrics.h"
#include <QGridLayout>
#include <QResizeEvent>

namespace firstcome {

namespace {

constexpr int usualColumns = 5;

} // namespace

TileGrid::TileGrid(QWidget *parent) : QWidget(parent), m_layout(new QGridLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(metrics::medium);
    // The tiles bend to the window, the window not to the tiles.
    m_layout->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumWidth(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TileGrid::add(QWidget *tile)
{
    m_tiles.push_back(tile);
    tile->setMinimumWidth(1);
    place(usualColumns);
}

int TileGrid::columnsFor(int width) const
{
    const int all = int(m_tiles.size());
    const auto fits = [width](int columns, int each) {
        return columns * each + (columns - 1) * metrics::medium <= width;
    };
    if (fits(all, calmWidth))
        return all;
    int columns = std::min(usualColumns, all);
    while (columns > 1 && !fits(columns, leastWidth))
        --columns;
    columns = std::max(1, columns);
    const int rows = (all + columns - 1) / columns;
    return (all + rows - 1) / rows;
}

void TileGrid::place(int columns)
{
    m_columns = columns;
    for (QWidget *tile : m_tiles)
        m_layout->removeWidget(tile);
    for (int i = 0; i < m_layout->columnCount(); ++i)
        m_layout->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < int(m_tiles.size()); ++i) {
        m_layout->addWidget(m_tiles[size_t(i)], i / columns, i % columns);
        m_layout->setColumnStretch(i % columns, 1);
    }
    updateGeometry();
}

void TileGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int columns = columnsFor(event->size().width());
    if (columns != m_columns)
        place(columns);
}

} // namespace firstcome
