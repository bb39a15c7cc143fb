// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QLabel>

namespace firstcome {

/// The part a text plays; how it looks is in resources/style.qss.
enum class TextRole : quint8 { Plain, Title, Heading, Label, Muted, Help, Error };

/// A label that shows its text as it is: what a shopper or seller typed is never read as markup.
/// `wrap` breaks lines; otherwise the text stays on one, which ends in "…" where there is no room for it.
QLabel *textLabel(TextRole role, const QString &text = {}, bool wrap = false);

} // namespace firstcome
