// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/server_alert.h"
#include <QWidget>

class QVBoxLayout;

namespace firstcome {

/// What is wrong now, a line each: icon, words, and where to look. There is nothing while nothing is.
/// Thread: GUI.
class AlertList : public QWidget
{
    Q_OBJECT

public:
    explicit AlertList(QWidget *parent = nullptr);
    void setAlerts(std::vector<ServerAlert> alerts);
    const std::vector<ServerAlert> &alerts() const { return m_alerts; }

Q_SIGNALS:
    void followed(const firstcome::PageRef &where);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();

    std::vector<ServerAlert> m_alerts;
    QVBoxLayout *m_column;
};

} // namespace firstcome
