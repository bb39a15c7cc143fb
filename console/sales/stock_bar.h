// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>

namespace firstcome {

/// What a sale's units are: sold, held, available, as parts of one bar with their figures under it.
/// Thread: GUI.
class StockBar : public QWidget
{
    Q_OBJECT

public:
    struct Units
    {
        qint64 sold = 0;
        qint64 held = 0;
        qint64 available = 0;

        qint64 all() const { return sold + held + available; }
    };

    explicit StockBar(QWidget *parent = nullptr);
    void setUnits(const Units &units);
    void retranslate();

    QSize sizeHint() const override { return {320, 76}; }
    QSize minimumSizeHint() const override { return {200, 76}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        QString word;
        qint64 units;
        QColor colour;
    };
    std::vector<Part> parts() const;
    void describe();

    Units m_units;
};

} // namespace firstcome
