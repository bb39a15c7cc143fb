// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/loading_shapes.h"

#include "console/widgets/colours.h"
#include "console/widgets/metrics.h"
#include <QPainter>
#include <cmath>

namespace firstcome {

namespace {

constexpr std::chrono::milliseconds pulseStep{50};
constexpr int stepsOfPulse = 32;
constexpr int barHeight = 12;
constexpr int detailsRow = 40;
// Shares of the width at which the columns of a row begin, and how much of each is filled.
constexpr double columns[] = {0.0, 0.34, 0.55, 0.70, 0.86, 1.0};
constexpr double fills[] = {0.8, 0.6, 0.7, 0.45, 0.65, 0.55, 0.75};

} // namespace

LoadingShapes::LoadingShapes(Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setAccessibleName(tr("Loading"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    m_pulse.setInterval(pulseStep);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_shown = true;
        m_pulse.start();
        update();
    });
    connect(&m_pulse, &QTimer::timeout, this, [this] {
        m_step = (m_step + 1) % stepsOfPulse;
        update();
    });
}

void LoadingShapes::paintEvent(QPaintEvent *)
{
    if (!m_shown)
        return;
    const Colours &colours = currentColours();
    const double phase = 0.5 - 0.5 * std::cos(2 * M_PI * m_step / stepsOfPulse);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blend(colours.line, 0.55 + 0.35 * phase, colours.window));
    for (int row = 0; metrics::medium + row * pitch() + barHeight < height(); ++row)
        paintRow(painter, row);
}

int LoadingShapes::pitch() const
{
    return m_kind == Kind::Table ? metrics::row + metrics::hair : detailsRow;
}

void LoadingShapes::paintRow(QPainter &painter, int row) const
{
    const int y = metrics::medium + row * pitch();
    const int count = m_kind == Kind::Table ? int(std::size(columns)) - 1 : 2;
    const double room = width() - 2 * metrics::medium;
    for (int column = 0; column < count; ++column) {
        const double from = columns[column] * room;
        const double wide = (columns[column + 1] - columns[column]) * room;
        const double fill = fills[size_t(row * 3 + column * 5) % std::size(fills)];
        painter.drawRoundedRect(QRectF(metrics::medium + from, y, wide * fill, barHeight), 4, 4);
    }
}

void LoadingShapes::showEvent(QShowEvent *)
{
    m_shown = false;
    m_delay.start();
}

void LoadingShapes::hideEvent(QHideEvent *)
{
    m_delay.stop();
    m_pulse.stop();
    m_shown = false;
}

} // namespace firstcome
