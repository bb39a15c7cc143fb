// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include "shared/base/instant.h"
#include <QJsonObject>
#include <QStatusBar>

class QLabel;
class QPushButton;

namespace firstcome {

class ApiClient;
class DataAgeLabel;
class LiveClient;
class StatePill;

/// The bottom of the window: environment, connection in words, open alerts, age of what was last heard, the server's
/// clock and how far ours is from it.
/// Thread: GUI.
class StatusStrip : public QStatusBar
{
    Q_OBJECT

public:
    struct Sources
    {
        const ApiClient &api;
        LiveClient &live;
        Clock clock;
    };

    StatusStrip(const Sources &sources, const ServerProfile &profile, QWidget *parent = nullptr);

Q_SIGNALS:
    void alertsClicked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showAll();
    void showAlerts();
    void showClock();

    Sources m_sources;
    ServerProfile m_profile;
    QLabel *m_environment;
    StatePill *m_state;
    QLabel *m_more;
    QPushButton *m_tryNow;
    DataAgeLabel *m_age;
    QPushButton *m_alerts;
    QJsonObject m_lastFigures; ///< said anew in another language
    StatePill *m_off;
    QLabel *m_clock;
};

} // namespace firstcome
