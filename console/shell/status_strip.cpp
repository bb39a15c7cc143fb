// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/status_strip.h"

#include "console/page/server_alert.h"
#include "console/shell/connection_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QEvent>

namespace firstcome {

namespace {

/// Less is the way of the answer and the roundness of its date.
constexpr std::chrono::milliseconds clockIsOff{2'000};

} // namespace

StatusStrip::StatusStrip(const Sources &sources, const ServerProfile &profile, QWidget *parent)
    : QStatusBar(parent), m_sources(sources), m_profile(profile), m_environment(textLabel(TextRole::Label)),
      m_state(new StatePill), m_more(textLabel(TextRole::Muted)), m_tryNow(pushButton(ButtonKind::Link)),
      m_age(new DataAgeLabel(sources.clock)), m_alerts(pushButton(ButtonKind::Link)), m_off(new StatePill),
      m_clock(textLabel(TextRole::Muted))
{
    setSizeGripEnabled(false);
    setContentsMargins(metrics::small, 0, metrics::medium, 0);
    m_environment->setStyleSheet(QStringLiteral("background: %1; color: white; border-radius: 4px; padding: 1px 8px;")
                                     .arg(environmentColour(profile.environment).name()));
    // The bar would stretch it to its own height.
    m_environment->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (QWidget *each : std::initializer_list<QWidget *>{m_environment, m_state, m_more, m_tryNow})
        addWidget(each);
    addPermanentWidget(m_alerts);
    addPermanentWidget(m_off);
    m_off->setObjectName(QStringLiteral("clockIsOff"));
    m_state->setObjectName(QStringLiteral("connection"));
    m_tryNow->setObjectName(QStringLiteral("tryNow"));
    m_alerts->setObjectName(QStringLiteral("alerts"));
    connect(m_alerts, &QPushButton::clicked, this, &StatusStrip::alertsClicked);
    m_sources.live.subscribe(QStringLiteral("metrics"), this, [this](const QJsonObject &figures) {
        m_lastFigures = figures;
        showAlerts();
    });
    addPermanentWidget(m_age);
    addPermanentWidget(m_clock);
    connect(m_tryNow, &QPushButton::clicked, &m_sources.live, &LiveClient::tryNow);
    connect(&m_sources.live, &LiveClient::statusChanged, this, &StatusStrip::showAll);
    everySecond(this, [this] { showAll(); });
    showAll();
}

void StatusStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showAll();
    QStatusBar::changeEvent(event);
}

void StatusStrip::showAll()
{
    const LiveStatus &status = m_sources.live.status();
    const ConnectionWords words = wordsFor(status, m_sources.clock());
    m_environment->setText(m_profile.environment == Environment::Production
                               ? environmentName(m_profile.environment).toUpper()
                               : environmentName(m_profile.environment));
    m_environment->setToolTip(m_profile.url.toString());
    m_state->set(words.pill);
    m_more->setText(words.more);
    m_more->setVisible(!words.more.isEmpty());
    m_tryNow->setText(tr("Try now"));
    m_tryNow->setVisible(status.phase == LiveStatus::Phase::Reconnecting && status.nextTry);
    m_age->setAt(m_sources.live.lastHeard());
    showAlerts();
    showClock();
}

void StatusStrip::showAlerts()
{
    const std::vector<ServerAlert> alerts = serverAlertsFrom(m_lastFigures);
    m_alerts->setVisible(!alerts.empty());
    if (alerts.empty())
        return;
    const bool grave = alerts.front().tone == Tone::Act;
    m_alerts->setText(tr("Open alerts: %1").arg(alerts.size()));
    m_alerts->setIcon(QIcon(
        tintedIcon(grave ? QStringLiteral("tone-act") : QStringLiteral("tone-watch"),
                   {grave ? currentColours().act : currentColours().watch, metrics::iconSmall, devicePixelRatioF()})));
    QStringList words;
    for (const ServerAlert &alert : alerts)
        words.append(alert.words);
    m_alerts->setToolTip(words.join(u'\n'));
}

void StatusStrip::showClock()
{
    const Instant at = m_sources.api.clock().at(m_sources.clock());
    m_clock->setText(QStringLiteral("%1 KST  ·  %2 UTC").arg(format::clockKst(at), format::clockUtc(at)));
    const ServerClock &clock = m_sources.api.clock();
    m_clock->setToolTip(clock.known() ? tr("The server's clock") : tr("This computer's clock"));
    const auto ahead = clock.ahead();
    m_off->setVisible(clock.known() && std::chrono::abs(ahead) >= clockIsOff);
    m_off->set({Tone::Watch,
                {},
                ahead > std::chrono::milliseconds::zero()
                    ? tr("This computer's clock is %1 slow").arg(format::duration(ahead))
                    : tr("This computer's clock is %1 fast").arg(format::duration(-ahead))});
    m_off->setToolTip(tr("Times, ages and countdowns go by the server's clock."));
}

} // namespace firstcome
