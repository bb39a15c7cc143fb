// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QStringList>

class QWidget;

namespace firstcome::test {

/// Texts that are to be seen in or below `what` and are English words of the console for which it has Korean ones: they
/// were not told that the language changed. Rows of tables and toasts are not looked at.
QStringList leftInEnglish(const QWidget *what);

} // namespace firstcome::test
