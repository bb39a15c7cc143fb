// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/stock_bar.h"

#include "console/widgets/colours.h"
#include "console/widgets/figure_text.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/theme.h"
#include <QPainter>
#include <QPainterPath>

namespace firstcome {

namespace {

constexpr int barHeight = 12;
constexpr int wordTop = 22;
constexpr int wordHeight = 18;
constexpr int figureHeight = 26;
constexpr int mark = 8;

} // namespace

StockBar::StockBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StockBar::setUnits(const Units &units)
{
    m_units = units;
    describe();
    update();
}

void StockBar::retranslate()
{
    describe();
    update();
}

std::vector<StockBar::Part> StockBar::parts() const
{
    const Colours &colours = currentColours();
    return {{tr("Sold"), m_units.sold, colours.good},
            {tr("Held"), m_units.held, colours.accent},
            {tr("Available"), m_units.available, colours.line}};
}

void StockBar::describe()
{
    QStringList said;
    for (const Part &part : parts())
        said.append(part.word + u' ' + format::count(part.units));
    setAccessibleName(said.join(QStringLiteral(", ")));
}

void StockBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours &colours = currentColours();
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, width(), barHeight), barHeight / 2.0, barHeight / 2.0);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(QRectF(0, 0, width(), barHeight), colours.line);
    const double unit = m_units.all() > 0 ? double(width()) / double(m_units.all()) : 0;
    const std::vector<Part> all = parts();
    double x = 0;
    for (const Part &part : all) {
        painter.fillRect(QRectF(x, 0, unit * double(part.units), barHeight), part.colour);
        x += unit * double(part.units);
    }
    painter.restore();

    const int column = width() / int(all.size());
    int left = 0;
    for (const Part &part : all) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(part.colour);
        painter.drawRoundedRect(QRectF(left, wordTop + (wordHeight - mark) / 2.0, mark, mark), 2, 2);
        painter.setPen(colours.muted);
        painter.setFont(figureFont(metrics::fontSmall, false));
        const int indent = mark + metrics::hair + 2;
        painter.drawText(QRect(left + indent, wordTop, column - indent, wordHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         part.word);
        painter.setPen(colours.text);
        const FigureText figure = fitFigure({format::count(part.units), format::compact(double(part.units))},
                                            {metrics::fontTitle, metrics::fontText}, column - metrics::hair);
        painter.setFont(figure.font);
        painter.drawText(QRect(left, wordTop + wordHeight, column, figureHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         figure.text);
        left += column;
    }
}

} // namespace firstcome
