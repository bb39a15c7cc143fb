// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include <QWidget>

namespace firstcome {

/// A row of counts, each large over its word; a zero is faint, so that what is not zero is seen first.
/// Thread: GUI.
class CountStrip : public QWidget
{
    Q_OBJECT

public:
    struct Count
    {
        QString word;
        qint64 number = 0;
        Tone tone = Tone::Neutral; ///< when it is not zero
    };

    using QWidget::QWidget;
    void setCounts(const QList<Count> &counts);

    QSize sizeHint() const override { return {480, 52}; }
    QSize minimumSizeHint() const override { return {320, 52}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Count> m_counts;
};

} // namespace firstcome
