// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/timeline_row.h"

#include "console/orders/timeline_words.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace firstcome {

namespace {

constexpr int knot = 24;
constexpr int knotIcon = 14;
constexpr int lineWidth = 2;

} // namespace

TimelineRow::TimelineRow(QWidget *parent)
    : QWidget(parent), m_what(textLabel(TextRole::Plain, {}, true)), m_when(textLabel(TextRole::Help, {}, true)),
      m_open(new QToolButton), m_column(new QVBoxLayout)
{
    m_what->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setCheckable(true);
    m_open->setAutoRaise(true);
    m_open->setIconSize({metrics::iconSmall, metrics::iconSmall});
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::hair);
    head->addWidget(m_what, 1);
    head->addWidget(m_open, 0, Qt::AlignTop);
    m_column->setSpacing(0);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->addLayout(head);
    m_column->addWidget(m_when);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(knot + metrics::medium, metrics::hair, 0, metrics::small);
    line->addLayout(m_column, 1);
    connect(m_open, &QToolButton::toggled, this, [this](bool open) {
        showFacts();
        retranslate();
        Q_EMIT toggled(open);
    });
}

void TimelineRow::setItem(const TimelineItem &item, const Place &place)
{
    const bool sameFacts = item.detail == m_item.detail;
    m_item = item;
    m_place = place;
    m_open->setVisible(!item.detail.isEmpty());
    if (!sameFacts)
        showFacts();
    retranslate();
    update();
}

bool TimelineRow::isOpen() const
{
    return m_open->isChecked();
}

void TimelineRow::setOpen(bool open)
{
    m_open->setChecked(open && !m_item.detail.isEmpty());
}

void TimelineRow::retranslate()
{
    const LayerLook look = layerLook(m_item);
    m_what->setText(timelineSentence(m_item));
    const QString time =
        format::clockKst(m_item.at) + u'.' + QStringLiteral("%1").arg(toMillis(m_item.at) % 1000, 3, 10, QChar(u'0'));
    QStringList parts{look.word, time};
    if (m_place.before && *m_place.before != m_item.at)
        parts << u'+' + format::duration(m_item.at - *m_place.before);
    QStringList lines{parts.join(QStringLiteral(" · "))};
    for (const QString &line : {timelineReason(m_item), logPlace(m_item)}) {
        if (!line.isEmpty())
            lines << line;
    }
    m_when->setText(lines.join(u'\n'));
    m_when->setToolTip(format::exact(m_item.at));
    const QString verb = isOpen() ? tr("Hide details") : tr("Show details");
    m_open->setIcon(themedIcon(isOpen() ? QStringLiteral("arrow-up") : QStringLiteral("arrow-down")));
    m_open->setToolTip(verb);
    m_open->setAccessibleName(tr("%1: %2").arg(verb, m_what->text()));
    setAccessibleName(QStringLiteral("%1, %2").arg(m_what->text(), m_when->text()));
}

void TimelineRow::showFacts()
{
    delete m_facts;
    m_facts = nullptr;
    if (!isOpen())
        return;
    m_facts = new FactList;
    m_facts->setContentsMargins(0, metrics::small, 0, 0);
    const QList<Fact> facts = factsOf(m_item.detail);
    for (const Fact &fact : facts) {
        m_facts->setLabel(fact.name, fact.name);
        m_facts->setValue(fact.name, fact.value);
    }
    m_column->addWidget(m_facts);
}

void TimelineRow::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    const LayerLook look = layerLook(m_item);
    const QColor colour = colours.of(look.tone);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double centre = knot / 2.0;
    const double top = metrics::hair;
    painter.setPen(QPen(colours.line, lineWidth));
    if (!m_place.first)
        painter.drawLine(QPointF(centre, 0), QPointF(centre, top));
    if (!m_place.last)
        painter.drawLine(QPointF(centre, top + knot), QPointF(centre, height()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.soft(look.tone));
    painter.drawEllipse(QRectF(0, top, knot, knot));
    painter.drawPixmap(QPointF((knot - knotIcon) / 2.0, top + (knot - knotIcon) / 2.0),
                       tintedIcon(look.icon, {colour, knotIcon, devicePixelRatioF()}));
}

} // namespace firstcome
