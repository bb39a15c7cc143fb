// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"
#include "console/widgets/fitted_dialog.h"

namespace firstcome {

/// Asked before the console is left with edits that the server does not have: stay, keep them on this computer for the
/// next time (Enter), or discard them. Invariant: Esc and the window's close button stay. Thread: GUI.
class LeaveDialog : public FittedDialog
{
    Q_OBJECT

public:
    enum class Way : quint8 { Quit, SignOut };

    LeaveDialog(const QList<UnsavedEdits> &edits, Way way, QWidget *parent = nullptr);

Q_SIGNALS:
    void keepChosen();
    void discardChosen();
};

} // namespace firstcome
