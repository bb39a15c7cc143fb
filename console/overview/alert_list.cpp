// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/alert_list.h"

#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace firstcome {

namespace {

/// One alert on a ground of its colour.
class AlertLine : public QFrame
{
public:
    explicit AlertLine(Tone tone) : m_tone(tone) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Colours &colours = currentColours();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(blend(colours.of(m_tone), 0.4, colours.window));
        painter.setBrush(colours.soft(m_tone));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
        painter.drawPixmap(metrics::medium, (height() - metrics::iconSmall) / 2,
                           tintedIcon(iconOf(m_tone), {colours.of(m_tone), metrics::iconSmall, devicePixelRatioF()}));
    }

private:
    Tone m_tone;
};

bool same(const std::vector<ServerAlert> &a, const std::vector<ServerAlert> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ServerAlert &one, const ServerAlert &other) {
        return one.id == other.id && one.words == other.words;
    });
}

} // namespace

AlertList::AlertList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::hair);
    hide();
}

void AlertList::setAlerts(std::vector<ServerAlert> alerts)
{
    if (same(alerts, m_alerts))
        return;
    m_alerts = std::move(alerts);
    rebuild();
}

void AlertList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

void AlertList::rebuild()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ServerAlert &alert : m_alerts) {
        auto *line = new AlertLine(alert.tone);
        line->setObjectName(alert.id);
        line->setAccessibleName(alert.words);
        auto *row = new QHBoxLayout(line);
        row->setContentsMargins(metrics::medium + metrics::iconSmall + metrics::small, metrics::hair, metrics::small,
                                metrics::hair);
        auto *show = pushButton(ButtonKind::Link, tr("Show"));
        row->addWidget(textLabel(TextRole::Label, alert.words, true), 1);
        row->addWidget(show);
        connect(
            show, &QPushButton::clicked, this, [this, where = alert.where] { Q_EMIT followed(where); },
            Qt::QueuedConnection);
        m_column->addWidget(line);
    }
    setVisible(!m_alerts.empty());
}

} // namespace firstcome
