// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include <QStyledItemDelegate>
#include <QWidget>

namespace firstcome {

/// A state as the operator sees it: never a colour alone.
struct Pill
{
    Tone tone = Tone::Neutral;
    QString icon; ///< of the icon theme; empty: that of the tone
    QString word;
};

QString iconOf(Tone tone);
QSize pillSize(const Pill &pill, const QFont &font);
/// At the left of `area`, centred in its height; the word is elided when there is no room.
void drawPill(QPainter &painter, const QRect &area, const Pill &pill, const QWidget &widget);

/// One state, for headers and details.
class StatePill : public QWidget
{
    Q_OBJECT

public:
    explicit StatePill(QWidget *parent = nullptr);
    void set(const Pill &pill);
    const Pill &pill() const { return m_pill; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Pill m_pill;
};

/// Draws the Pill that a model gives under PillRole (table_roles.h).
class StatePillDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace firstcome

Q_DECLARE_METATYPE(firstcome::Pill)
