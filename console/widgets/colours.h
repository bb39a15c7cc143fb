// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QList>

namespace firstcome {

/// The one meaning of each colour; always together with a word or an icon.
enum class Tone : quint8 {
    Neutral,  ///< grey: no data, or nothing to say
    Good,     ///< green: holds
    Watch,    ///< amber: watch
    Act,      ///< red: act
    Selected, ///< blue: selected, under way
};

/// Every colour of the console, once for light and once for dark.
/// Invariant: text on its surface has a contrast of at least 4.5 : 1 (a test measures it).
struct Colours
{
    bool dark;
    QColor window;  ///< behind everything
    QColor content; ///< tables, fields
    QColor raised;  ///< tiles, menus, dialogs
    QColor hover;
    QColor line; ///< hairlines and frames
    QColor text;
    QColor muted; ///< help, units, ages
    QColor accent;
    QColor onAccent;
    QColor good;
    QColor watch;
    QColor act;
    QColor neutral;
    QList<QColor> series; ///< of charts, at most five, apart for the colour-blind

    QColor of(Tone tone) const;
    /// The same colour as a surface for text in `of(tone)`.
    QColor soft(Tone tone) const;
};

const Colours &lightColours();
const Colours &darkColours();
/// Those of the theme in force. Ask for them while painting: every widget gets PaletteChange when they change.
const Colours &currentColours();

/// WCAG 2 contrast ratio, 1 to 21.
double contrast(const QColor &a, const QColor &b);
/// `share` (0 to 1) of `over` on `under`, opaque.
QColor blend(const QColor &over, double share, const QColor &under);

} // namespace firstcome
