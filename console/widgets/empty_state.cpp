// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/empty_state.h"

#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace firstcome {

namespace {

constexpr int iconSize = 48;
constexpr int textWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new QLabel), m_title(textLabel(TextRole::Heading)),
      m_help(textLabel(TextRole::Muted, {}, true)), m_button(pushButton(ButtonKind::Primary))
{
    m_help->setAlignment(Qt::AlignHCenter);
    m_help->setMaximumWidth(textWidth);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::small);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::hair);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    auto *middle = new QHBoxLayout; // as wide as there is room, in the middle
    middle->addStretch(1);
    middle->addWidget(m_help, 1000);
    middle->addStretch(1);
    column->addLayout(middle);
    column->addSpacing(metrics::small);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
}

void EmptyState::setText(const Text &text)
{
    m_iconName = text.icon;
    m_title->setText(text.title);
    m_help->setText(text.help);
    m_help->setVisible(!text.help.isEmpty());
    showIcon();
}

void EmptyState::setAction(QAction *action)
{
    if (m_action)
        m_action->disconnect(this);
    m_action = action;
    if (m_action)
        connect(m_action, &QAction::changed, this, &EmptyState::showAction);
    showAction();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showIcon();
    QWidget::changeEvent(event);
}

void EmptyState::showIcon()
{
    const Colours &colours = currentColours();
    const QColor faint = blend(colours.muted, 0.7, colours.window);
    m_icon->setPixmap(tintedIcon(m_iconName, {faint, iconSize, devicePixelRatioF()}));
}

void EmptyState::showAction()
{
    m_button->setVisible(m_action);
    if (!m_action)
        return;
    m_button->setText(m_action->text());
    m_button->setEnabled(m_action->isEnabled());
    m_button->setToolTip(m_action->isEnabled() ? QString() : m_action->toolTip());
}

} // namespace firstcome
