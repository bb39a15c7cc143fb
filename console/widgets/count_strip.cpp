// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/count_strip.h"

#include "console/widgets/figure_text.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/theme.h"
#include <QPainter>

namespace firstcome {

namespace {

constexpr int mostWidth = 148;
constexpr int figureHeight = 30;

} // namespace

void CountStrip::setCounts(const QList<Count> &counts)
{
    m_counts = counts;
    QStringList spoken;
    for (const Count &count : counts)
        spoken << QStringLiteral("%1: %2").arg(count.word, format::count(count.number));
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void CountStrip::paintEvent(QPaintEvent *)
{
    if (m_counts.isEmpty())
        return;
    const Colours &colours = currentColours();
    QPainter painter(this);
    const int pitch = std::min(mostWidth, width() / int(m_counts.size()));
    int left = 0;
    for (const Count &count : std::as_const(m_counts)) {
        const QRect cell(left, 0, pitch - metrics::small, height());
        const bool none = count.number == 0;
        const QColor plain = none ? blend(colours.muted, 0.7, colours.window) : colours.text;
        painter.setPen(none || count.tone == Tone::Neutral ? plain : colours.of(count.tone));
        FigureText figure = fitFigure({format::count(count.number), format::compact(double(count.number))},
                                      {metrics::fontTitle, metrics::fontText}, cell.width());
        figure.font.setBold(!none);
        painter.setFont(figure.font);
        painter.drawText(QRect(cell.left(), 0, cell.width(), figureHeight), Qt::AlignLeft | Qt::AlignBottom,
                         figure.text);
        painter.setPen(colours.muted);
        painter.setFont(figureFont(metrics::fontSmall, false));
        const QRect below(cell.left(), figureHeight, cell.width(), height() - figureHeight);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignTop,
                         painter.fontMetrics().elidedText(count.word, Qt::ElideRight, below.width()));
        left += pitch;
    }
}

} // namespace firstcome
