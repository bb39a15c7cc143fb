// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/data_age_label.h"

#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/server_time.h"
#include <QEvent>

namespace firstcome {

DataAgeLabel::DataAgeLabel(Clock clock, QWidget *parent) : QLabel(parent), m_clock(std::move(clock))
{
    setTextFormat(Qt::PlainText);
    everySecond(this, [this] { showAge(); });
    showAge();
}

void DataAgeLabel::setAt(std::optional<Instant> at)
{
    m_at = at;
    showAge();
}

void DataAgeLabel::setStaleAfter(std::chrono::milliseconds age)
{
    m_staleAfter = age;
    showAge();
}

bool DataAgeLabel::isStale() const
{
    return m_at && m_clock() - *m_at > m_staleAfter;
}

void DataAgeLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showAge();
    QLabel::changeEvent(event);
}

void DataAgeLabel::showAge()
{
    if (!m_at) {
        setText(tr("No data yet"));
        setToolTip({});
    } else {
        const QString age = format::relative(*m_at, m_clock());
        setText(isStale() ? tr("Stale, updated %1").arg(age) : tr("Updated %1").arg(age));
        setToolTip(format::exact(serverTimeOf(*m_at)));
    }
    const Colours &colours = currentColours();
    QPalette own = palette();
    const QColor wanted = isStale() ? colours.watch : colours.muted;
    if (own.color(foregroundRole()) == wanted)
        return;
    own.setColor(foregroundRole(), wanted);
    setPalette(own);
}

} // namespace firstcome
