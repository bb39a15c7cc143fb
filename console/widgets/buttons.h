// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QAction>
#include <QPushButton>
#include <QToolButton>

namespace firstcome {

enum class ButtonKind : quint8 { Normal, Primary, Danger, Link };

/// A button with a verb on it.
QPushButton *pushButton(ButtonKind kind, const QString &text = {});
void setKind(QPushButton *button, ButtonKind kind);

/// A button of an action: its text, icon, state and tooltip follow the action. `withText` false: the icon alone, the
/// text becomes tooltip and accessible name.
QToolButton *actionButton(QAction *action, bool withText = true);

/// Enables an action, or disables it and says why on hover.
void setAllowed(QAction *action, const QString &whyNot);

} // namespace firstcome
