// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/instances/setting_view.h"

/// Settings in the operator's language. Pure.
namespace firstcome::setting_words {

/// What it does, in a sentence; empty: its name has to do.
QString meaning(const QString &name);
/// A number with separators, a word as it is.
QString value(const SettingView &setting, const QString &text);
QString range(const SettingView &setting);

} // namespace firstcome::setting_words
