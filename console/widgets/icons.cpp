// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>

namespace firstcome {

QIcon themedIcon(const QString &name)
{
    const QString own = QStringLiteral(":/firstcome/%1.svg").arg(name);
    return QFile::exists(own) ? QIcon(own) : QIcon::fromTheme(name);
}

QPixmap tintedIcon(const QString &name, const Tint &tint)
{
    const QString key = QStringLiteral("tint/%1/%2/%3/%4/%5")
                            .arg(QIcon::themeName(), name, tint.colour.name(QColor::HexArgb))
                            .arg(tint.size)
                            .arg(tint.ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = themedIcon(name).pixmap(QSize(tint.size, tint.size), tint.ratio);
    if (pixmap.isNull())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(QRect(QPoint(), pixmap.size()), tint.colour);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon applicationIcon()
{
    return QIcon(QStringLiteral(":/firstcome/application.svg"));
}

} // namespace firstcome
