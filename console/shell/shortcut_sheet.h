// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/command_palette.h"

namespace firstcome {

/// Every key that does something now, beside what it does.
/// Thread: GUI.
class ShortcutSheet : public QDialog
{
    Q_OBJECT

public:
    ShortcutSheet(const QList<Command> &commands, QWidget *parent);
};

} // namespace firstcome
