// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/delegates.h"

#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/server_time.h"
#include "console/widgets/sparkline.h"
#include "console/widgets/table_roles.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace firstcome {

NumberDelegate::NumberDelegate(Kind kind, QObject *parent, int places)
    : QStyledItemDelegate(parent), m_kind(kind), m_places(places)
{
}

QString NumberDelegate::textOf(const QVariant &number) const
{
    if (!number.isValid())
        return QStringLiteral("–");
    switch (m_kind) {
    case Kind::Money:
        return format::money(number.toLongLong());
    case Kind::Decimal:
        return format::decimal(number.toDouble(), m_places);
    case Kind::Percent:
        return format::percent(number.toDouble(), m_places);
    case Kind::Count:
        break;
    }
    return format::count(number.toLongLong());
}

QString NumberDelegate::shortOf(const QVariant &number) const
{
    if (m_kind == Kind::Money)
        return format::shortMoney(number.toLongLong());
    return m_kind == Kind::Count ? format::compact(double(number.toLongLong())) : textOf(number);
}

bool NumberDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    const QVariant number = index.data(NumberRole);
    const QString whole = textOf(number);
    const bool cut =
        number.isValid() && option.fontMetrics.horizontalAdvance(whole) > option.rect.width() - metrics::medium;
    if (event->type() != QEvent::ToolTip || !cut || index.data(Qt::ToolTipRole).isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), whole, view);
    return true;
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant number = index.data(NumberRole);
    option->text = textOf(number);
    // A figure cut at its end is another figure.
    if (option->fontMetrics.horizontalAdvance(option->text) > option->rect.width() - metrics::medium)
        option->text = shortOf(number);
    option->displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    option->features |= QStyleOptionViewItem::HasDisplay;
}

void TimeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant at = index.data(InstantRole);
    option->text = at.isValid() ? format::relative(fromMillis(at.toLongLong()), serverNow()) : QStringLiteral("–");
    option->features |= QStyleOptionViewItem::HasDisplay;
}

bool TimeDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index)
{
    const QVariant at = index.data(InstantRole);
    if (event->type() != QEvent::ToolTip || !at.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), format::exact(fromMillis(at.toLongLong())), view);
    return true;
}

void SparklineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
    const QVariant samples = index.data(SamplesRole);
    if (!samples.isValid())
        return;
    const QRectF area = QRectF(option.rect).adjusted(metrics::small, metrics::hair, -metrics::small, -metrics::hair);
    drawSparkline(*painter, samples.value<SampleSeries>(), {area, systemNow(), currentColours().accent, true});
}

} // namespace firstcome
