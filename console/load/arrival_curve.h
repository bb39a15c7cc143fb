// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"
#include <QWidget>

namespace firstcome {

/// Who comes when, drawn while a scenario is put together: arrivals a second, or users at once.
/// Thread: GUI.
class ArrivalCurve : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    void show(const load::Scenario &scenario);

    QSize sizeHint() const override { return {480, 132}; }
    QSize minimumSizeHint() const override { return {240, 132}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<QPointF> m_points; ///< seconds and how many
    double m_most = 0;
    double m_seconds = 0;
    bool m_open = true;
};

} // namespace firstcome
