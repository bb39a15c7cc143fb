// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/error_banner.h"

#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/server_time.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace firstcome {

ErrorBanner::ErrorBanner(Clock clock, QWidget *parent)
    : QFrame(parent), m_clock(std::move(clock)), m_what(textLabel(TextRole::Label, {}, true)),
      m_rest(textLabel(TextRole::Muted, {}, true)), m_button(pushButton(ButtonKind::Normal))
{
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_what);
    texts->addWidget(m_rest);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::medium + metrics::iconSmall + metrics::small, metrics::small, metrics::small,
                             metrics::small);
    line->addLayout(texts, 1);
    line->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ErrorBanner::actClicked);
    everySecond(this, [this] { showTexts(); });
    hide();
}

void ErrorBanner::report(const Trouble &trouble)
{
    m_trouble = trouble;
    if (!m_since)
        m_since = m_clock();
    showTexts();
    setVisible(true);
}

void ErrorBanner::clear()
{
    m_since.reset();
    setVisible(false);
}

void ErrorBanner::paintEvent(QPaintEvent *)
{
    const Colours &colours = currentColours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(blend(colours.act, 0.4, colours.window));
    painter.setBrush(colours.soft(Tone::Act));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radius, metrics::radius);
    painter.drawPixmap(metrics::medium, metrics::small + 2,
                       tintedIcon(QStringLiteral("tone-act"), {colours.act, metrics::iconSmall, devicePixelRatioF()}));
}

void ErrorBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showTexts();
    QFrame::changeEvent(event);
}

void ErrorBanner::showTexts()
{
    if (!m_since)
        return;
    m_what->setText(m_trouble.what);
    const QString since =
        tr("Since %1, %2.").arg(format::clockKst(serverTimeOf(*m_since)), format::relative(*m_since, m_clock()));
    m_rest->setText(m_trouble.remedy.isEmpty() ? since : since + u' ' + m_trouble.remedy);
    m_rest->setToolTip(format::exact(serverTimeOf(*m_since)));
    m_button->setText(m_trouble.actText);
    m_button->setVisible(!m_trouble.actText.isEmpty());
}

} // namespace firstcome
