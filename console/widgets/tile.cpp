// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tile.h"

#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/server_time.h"
#include "console/widgets/sparkline.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/theme.h"
#include <QEvent>
#include <QPainter>

namespace firstcome {

namespace {

constexpr int padding = metrics::medium;
constexpr int titleHeight = 18;
constexpr int figureTop = 30;
constexpr int figureHeight = 36;
constexpr int sparkTop = 70;
constexpr int sparkHeight = 26;
constexpr int footHeight = 18;
constexpr int toneIcon = 18;
constexpr int leastFigure = 15; ///< smaller than that, a figure is no headline any more

} // namespace

Tile::Tile(Clock clock, QWidget *parent) : QAbstractButton(parent), m_clock(std::move(clock))
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    everySecond(this, [this] {
        if (m_at && isVisible())
            update();
    });
}

void Tile::setTitle(const QString &title)
{
    setText(title);
    describe();
    update();
}

void Tile::setFigure(const Figure &figure, Instant at)
{
    m_figure = figure;
    m_at = at;
    describe();
    update();
}

void Tile::addSample(double value, Instant at)
{
    m_series.add({at, value});
    update();
}

void Tile::setCompact(bool compact)
{
    m_compact = compact;
    updateGeometry();
    update();
}

bool Tile::isStale() const
{
    return m_at && m_clock() - *m_at > staleAfter;
}

void Tile::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawFrame(painter, colours);
    drawTitle(painter, colours);
    drawFigure(painter, colours);
    if (!m_compact) {
        const QRectF spark(padding, sparkTop, width() - 2 * padding, sparkHeight);
        const QColor line = isStale() || !m_at ? colours.neutral : colours.accent;
        drawSparkline(painter, m_series, {spark, m_clock(), line, true});
    }

    const QRect foot(padding, height() - padding - footHeight, width() - 2 * padding, footHeight);
    painter.setFont(figureFont(metrics::fontSmall, false));
    painter.setPen(colours.muted);
    const QString said = m_figure.comparison;
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(said, Qt::ElideRight, foot.width()));
}

void Tile::drawFrame(QPainter &painter, const Colours &colours) const
{
    const bool raised = underMouse() || isDown();
    const bool marked = hasFocus() || isChecked();
    painter.setPen(QPen(marked ? colours.accent : colours.line, marked ? 2 : 1));
    painter.setBrush(isDown() ? colours.hover : raised ? blend(colours.hover, 0.4, colours.raised) : colours.raised);
    const qreal inset = marked ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 8, 8);
}

void Tile::drawTitle(QPainter &painter, const Colours &colours) const
{
    const QRect line(padding, padding - 2, width() - 2 * padding, titleHeight);
    painter.setFont(figureFont(metrics::fontSmall, false));
    // The age is said only when it matters: a tile whose data is fresh stays quiet.
    const QString age = isStale() ? ageText() : QString();
    const int ageWidth = age.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(age) + metrics::small;
    if (!age.isEmpty()) {
        painter.setPen(colours.watch);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, age);
    }
    painter.setFont(figureFont(metrics::fontSmall, true));
    painter.setPen(colours.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, line.width() - ageWidth));
}

void Tile::drawFigure(QPainter &painter, const Colours &colours) const
{
    const bool hasData = m_at && !m_figure.value.isEmpty();
    const bool fresh = hasData && !isStale();
    int x = padding;
    if (fresh && m_figure.tone != Tone::Neutral) {
        const QPixmap icon =
            tintedIcon(iconOf(m_figure.tone), {colours.of(m_figure.tone), toneIcon, devicePixelRatioF()});
        painter.drawPixmap(x, figureTop + (figureHeight - toneIcon) / 2, icon);
        x += toneIcon + metrics::hair + 2;
    }
    const QRect line(x, figureTop, width() - padding - x, figureHeight);
    const QFont unitFont = figureFont(metrics::fontText, false);
    const QString unit = hasData ? m_figure.unit : QString();
    const int unitWidth = unit.isEmpty() ? 0 : metrics::hair + QFontMetrics(unitFont).horizontalAdvance(unit);
    const FigureText figure = figureIn(line.width() - unitWidth);
    painter.setFont(figure.font);
    painter.setPen(fresh ? (m_figure.tone == Tone::Neutral ? colours.text : colours.of(m_figure.tone)) : colours.muted);
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, figure.text);
    if (unit.isEmpty())
        return;
    // Baselines of figure and unit meet.
    const int baseline = line.center().y() + (painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2;
    painter.setFont(unitFont);
    painter.setPen(colours.muted);
    painter.drawText(x + figure.width + metrics::hair, baseline, unit);
}

FigureText Tile::figureIn(int room) const
{
    if (!m_at || m_figure.value.isEmpty())
        return fitFigure({QStringLiteral("–")}, {metrics::fontFigure, leastFigure}, room);
    QStringList forms{m_figure.value};
    if (!m_figure.brief.isEmpty())
        forms.append(m_figure.brief);
    return fitFigure(forms, {metrics::fontFigure, leastFigure}, room);
}

QString Tile::hint() const
{
    if (!m_at)
        return tr("No data yet");
    QStringList lines;
    if (!m_figure.value.isEmpty())
        lines.append((m_figure.value + u' ' + m_figure.unit).trimmed());
    if (!m_figure.comparison.isEmpty())
        lines.append(m_figure.comparison);
    lines.append(ageText());
    lines.append(format::exact(serverTimeOf(*m_at)));
    return lines.join(u'\n');
}

bool Tile::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip)
        setToolTip(hint());
    if (event->type() == QEvent::LanguageChange)
        describe();
    return QAbstractButton::event(event);
}

QString Tile::ageText() const
{
    return m_at ? format::relative(*m_at, m_clock()) : QString();
}

void Tile::describe()
{
    const QString value = m_at && !m_figure.value.isEmpty() ? m_figure.value + u' ' + m_figure.unit : tr("No data yet");
    setAccessibleName(text() + QStringLiteral(": ") + value.trimmed());
    setAccessibleDescription(m_figure.comparison);
}

} // namespace firstcome
