// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/page.h"

#include <QEvent>

namespace firstcome {

void Page::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace firstcome
