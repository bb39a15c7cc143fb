// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/table_header.h"

#include "console/widgets/colours.h"
#include <QPainter>

namespace firstcome {

namespace {

constexpr int markTop = 4;
constexpr int markWidth = 8;
constexpr int markHeight = 4;

} // namespace

TableHeader::TableHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
}

void TableHeader::initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const
{
    QHeaderView::initStyleOptionForIndex(option, logicalIndex);
    option->sortIndicator = QStyleOptionHeader::None;
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    painter->save();
    QHeaderView::paintSection(painter, rect, logicalIndex);
    painter->restore();
    if (!isSortIndicatorShown() || sortIndicatorSection() != logicalIndex)
        return;
    const bool up = sortIndicatorOrder() == Qt::AscendingOrder;
    const QPointF middle(rect.center().x(), rect.top() + markTop);
    const double tip = up ? 0 : markHeight;
    const QPointF mark[]{middle + QPointF(-markWidth / 2.0, markHeight - tip), middle + QPointF(0, tip),
                         middle + QPointF(markWidth / 2.0, markHeight - tip)};
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(currentColours().accent, 1.5));
    painter->drawPolyline(mark, 3);
    painter->restore();
}

} // namespace firstcome
