// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/buttons.h"

#include "console/widgets/metrics.h"
#include <QKeyEvent>
#include <QStyle>

namespace firstcome {

namespace {

/// Enter presses the button that has the focus. Qt's own would leave it to the dialog's default button, which may say
/// the opposite.
class VerbButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else
            QPushButton::keyPressEvent(event);
    }
};

} // namespace

QPushButton *pushButton(ButtonKind kind, const QString &text)
{
    auto *button = new VerbButton(text);
    button->setAutoDefault(false);
    setKind(button, kind);
    return button;
}

void setKind(QPushButton *button, ButtonKind kind)
{
    static const char *const names[] = {"", "primary", "danger", "link"};
    button->setProperty("kind", QString::fromLatin1(names[size_t(kind)]));
    button->style()->unpolish(button);
    button->style()->polish(button);
}

QToolButton *actionButton(QAction *action, bool withText)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize({metrics::iconSmall, metrics::iconSmall});
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    if (withText)
        button->setProperty("kind", QStringLiteral("button"));
    return button;
}

void setAllowed(QAction *action, const QString &whyNot)
{
    action->setEnabled(whyNot.isEmpty());
    // An empty tooltip makes Qt show the action's text again.
    action->setToolTip(whyNot);
}

} // namespace firstcome
