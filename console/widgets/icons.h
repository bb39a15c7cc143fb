// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace firstcome {

/// An icon of the icon theme; follows a change between light and dark by itself.
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
