// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/plain_style.h"

#include <QCursor>
#include <QEvent>
#include <QLabel>
#include <QScreen>
#include <QStyleFactory>

namespace firstcome {

PlainStyle::PlainStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void PlainStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    auto *label = qobject_cast<QLabel *>(widget);
    if (!label)
        return;
    if (label->textFormat() != Qt::PlainText)
        label->setTextFormat(Qt::PlainText);
    // Qt's own label of tooltips: made anew for most of them, always before its text is set.
    if (label->inherits("QTipLabel"))
        label->installEventFilter(this);
}

bool PlainStyle::eventFilter(QObject *watched, QEvent *event)
{
    auto *tip = qobject_cast<QLabel *>(watched);
    const bool placed = event->type() == QEvent::Show || event->type() == QEvent::Resize;
    if (tip && placed && tip->width() > widestTip) {
        tip->setWordWrap(true);
        tip->resize(widestTip, tip->heightForWidth(widestTip));
        const QRect room = tip->screen()->availableGeometry();
        const int left = std::clamp(QCursor::pos().x(), room.left(), std::max(room.left(), room.right() - widestTip));
        tip->move(left, tip->y());
    }
    return QProxyStyle::eventFilter(watched, event);
}

} // namespace firstcome
