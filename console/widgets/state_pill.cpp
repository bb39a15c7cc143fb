// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/state_pill.h"

#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_roles.h"
#include <QApplication>
#include <QPainter>
#include <QStyle>

namespace firstcome {

namespace {

constexpr int pillHeight = 20;
constexpr int iconSize = 14;
constexpr int sidePadding = 8;
constexpr int iconGap = 4;

QFont pillFont(const QFont &from)
{
    QFont font = from;
    font.setPixelSize(metrics::fontSmall);
    font.setBold(true);
    return font;
}

} // namespace

QString iconOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return QStringLiteral("tone-good");
    case Tone::Watch:
        return QStringLiteral("tone-watch");
    case Tone::Act:
        return QStringLiteral("tone-act");
    case Tone::Selected:
        return QStringLiteral("tone-selected");
    case Tone::Neutral:
        break;
    }
    return QStringLiteral("tone-neutral");
}

QSize pillSize(const Pill &pill, const QFont &font)
{
    const int word = QFontMetrics(pillFont(font)).horizontalAdvance(pill.word);
    return {sidePadding + iconSize + iconGap + word + sidePadding, pillHeight};
}

void drawPill(QPainter &painter, const QRect &area, const Pill &pill, const QWidget &widget)
{
    const Colours &colours = currentColours();
    const QColor colour = colours.of(pill.tone);
    const QFont font = pillFont(widget.font());
    QSize size = pillSize(pill, widget.font());
    size.setWidth(std::min(size.width(), area.width()));
    const QRect box = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignLeft | Qt::AlignVCenter, size, area);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.soft(pill.tone));
    painter.drawRoundedRect(box, pillHeight / 2.0, pillHeight / 2.0);
    const QPixmap icon =
        tintedIcon(pill.icon.isEmpty() ? iconOf(pill.tone) : pill.icon, {colour, iconSize, widget.devicePixelRatioF()});
    painter.drawPixmap(box.left() + sidePadding, box.center().y() - iconSize / 2 + 1, icon);
    const QRect words = box.adjusted(sidePadding + iconSize + iconGap, 0, -sidePadding + 2, 0);
    painter.setPen(colour);
    painter.setFont(font);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(pill.word, Qt::ElideRight, words.width()));
    painter.restore();
}

StatePill::StatePill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::set(const Pill &pill)
{
    m_pill = pill;
    setAccessibleName(pill.word);
    updateGeometry();
    update();
}

QSize StatePill::sizeHint() const
{
    return pillSize(m_pill, font());
}

void StatePill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawPill(painter, rect(), m_pill, *this);
}

void StatePillDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    plain.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, option.widget);
    const Pill pill = index.data(PillRole).value<Pill>();
    if (!pill.word.isEmpty() && option.widget)
        drawPill(*painter, option.rect.adjusted(metrics::small, 0, -metrics::hair, 0), pill, *option.widget);
}

QSize StatePillDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = pillSize(index.data(PillRole).value<Pill>(), option.font);
    return {size.width() + metrics::medium, metrics::row};
}

} // namespace firstcome
