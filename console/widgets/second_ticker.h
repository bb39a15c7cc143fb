// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>

namespace firstcome {

/// Calls `work` once a second, together with everything else that shows time, until `owner` dies.
/// Thread: GUI.
void everySecond(QObject *owner, const std::function<void()> &work);

} // namespace firstcome
