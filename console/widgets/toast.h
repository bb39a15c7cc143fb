// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include <QFrame>
#include <QTimer>
#include <chrono>
#include <functional>

namespace firstcome {

/// A short word on what was just done, at the bottom of the window, gone by itself; may offer to undo it.
/// Invariant: at most one a window, the newest; never asks anything that must be answered.
/// Thread: GUI.
class Toast : public QFrame
{
    Q_OBJECT

public:
    struct Message
    {
        Tone tone = Tone::Good;
        QString text;
        QString actText; ///< e.g. "Undo"; empty: no button
    };

    static constexpr std::chrono::seconds shownFor{5};

    /// `act` is called when the button is pressed.
    static void show(QWidget *from, const Message &message, const std::function<void()> &act = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Toast(QWidget *window, const Message &message, const std::function<void()> &act);
    void place();

    Tone m_tone;
    QTimer m_end;
};

} // namespace firstcome
