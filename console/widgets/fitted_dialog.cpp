// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/fitted_dialog.h"

#include <QEvent>
#include <QLayout>

namespace firstcome {

FittedDialog::FittedDialog(int width, QWidget *parent) : QDialog(parent)
{
    setFixedWidth(width);
}

void FittedDialog::setVisible(bool visible)
{
    // Before the dialog is placed over its window, which wants to know its height.
    if (visible)
        fit();
    QDialog::setVisible(visible);
}

bool FittedDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::StyleChange)
        fit();
    return done;
}

void FittedDialog::fit()
{
    if (!layout())
        return;
    // The style sheet gives words their size when they are first shown; the height has to know it before.
    const QList<QWidget *> parts = findChildren<QWidget *>();
    for (const QWidget *part : parts)
        part->ensurePolished();
    layout()->activate();
    // What a layout asks for by itself is the height of words in the width they would like, not in the one they have.
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                 : layout()->totalSizeHint().height());
}

} // namespace firstcome
