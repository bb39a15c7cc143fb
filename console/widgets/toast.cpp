// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/toast.h"

#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace firstcome {

namespace {

constexpr int aboveBottom = 48; ///< clear of the status bar
constexpr int longest = 640;

} // namespace

void Toast::show(QWidget *from, const Message &message, const std::function<void()> &act)
{
    QWidget *window = from->window();
    delete window->findChild<Toast *>(QString(), Qt::FindDirectChildrenOnly);
    auto *toast = new Toast(window, message, act);
    toast->QFrame::show();
    toast->place();
    toast->raise();
    QAccessibleEvent spoken(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

Toast::Toast(QWidget *window, const Message &message, const std::function<void()> &act)
    : QFrame(window), m_tone(message.tone)
{
    setAccessibleName(message.text);
    auto *label = textLabel(TextRole::Plain, message.text, false);
    label->setMaximumWidth(longest);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::medium + metrics::iconSmall + metrics::small, metrics::small, metrics::medium,
                             metrics::small);
    line->addWidget(label);
    if (!message.actText.isEmpty()) {
        auto *button = pushButton(ButtonKind::Link, message.actText);
        line->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, act] {
            deleteLater();
            if (act)
                act();
        });
    }
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &QObject::deleteLater);
    m_end.start(shownFor);
    window->installEventFilter(this);
}

void Toast::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colours.line);
    painter.setBrush(colours.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    painter.drawPixmap(metrics::medium, (height() - metrics::iconSmall) / 2,
                       tintedIcon(iconOf(m_tone), {colours.of(m_tone), metrics::iconSmall, devicePixelRatioF()}));
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    adjustSize();
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - aboveBottom);
}

} // namespace firstcome
