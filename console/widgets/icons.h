// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace firstcome {

/// One of our own icons (resources/icons, for tintedIcon) or of the icon theme, which follows light and dark by itself.
QIcon themedIcon(const QString &name);

struct Tint
{
    QColor colour;
    int size;         ///< logical pixels
    double ratio = 1; ///< device pixels for each
};

/// The shape of a theme icon in one colour; kept in QPixmapCache.
QPixmap tintedIcon(const QString &name, const Tint &tint);

/// The console's own icon, in the sizes a desktop asks for.
QIcon applicationIcon();

} // namespace firstcome
