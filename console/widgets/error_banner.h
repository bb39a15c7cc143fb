// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QFrame>

class QLabel;
class QPushButton;

namespace firstcome {

/// Says what failed, since when, and what is being done about it; stays out of the way of the data below it.
/// Invariant: hidden while nothing is wrong; `since` is kept while the same trouble goes on.
/// Thread: GUI.
class ErrorBanner : public QFrame
{
    Q_OBJECT

public:
    struct Trouble
    {
        QString what;    ///< "Orders could not be loaded: the server does not answer."
        QString remedy;  ///< what is being done: "Trying again by itself." May be empty.
        QString actText; ///< the button, e.g. "Try again"; empty: no button
    };

    explicit ErrorBanner(Clock clock = systemNow, QWidget *parent = nullptr);

    void report(const Trouble &trouble);
    void clear();
    bool isShown() const { return m_since.has_value(); }

Q_SIGNALS:
    void actClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showTexts();

    Clock m_clock;
    Trouble m_trouble;
    std::optional<Instant> m_since;
    QLabel *m_what;
    QLabel *m_rest;
    QPushButton *m_button;
};

} // namespace firstcome
