// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/figure_text.h"

#include "console/widgets/theme.h"
#include <QFontMetrics>

namespace firstcome {

FigureText fitFigure(const QStringList &forms, FigureSize size, int width)
{
    for (const QString &form : forms) {
        for (int pixels = size.pixels; pixels >= size.leastPixels; --pixels) {
            const QFont font = figureFont(pixels);
            const int needed = QFontMetrics(font).horizontalAdvance(form);
            if (needed <= width)
                return {form, font, needed};
        }
    }
    const QFont font = figureFont(size.leastPixels);
    const QString none = QStringLiteral("…");
    return {none, font, QFontMetrics(font).horizontalAdvance(none)};
}

} // namespace firstcome
