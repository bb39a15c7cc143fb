// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTimer>
#include <QWidget>
#include <chrono>

namespace firstcome {

/// Grey shapes of what is about to come, shown only when it takes longer than a blink.
/// Thread: GUI.
class LoadingShapes : public QWidget
{
    Q_OBJECT

public:
    enum class Kind : quint8 { Table, Details };
    static constexpr std::chrono::milliseconds delay{200};

    explicit LoadingShapes(Kind kind = Kind::Table, QWidget *parent = nullptr);
    bool showsShapes() const { return m_shown; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    int pitch() const;
    void paintRow(QPainter &painter, int row) const;

    Kind m_kind;
    QTimer m_delay;
    QTimer m_pulse;
    int m_step = 0;
    bool m_shown = false;
};

} // namespace firstcome
