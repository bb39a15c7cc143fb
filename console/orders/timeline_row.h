// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/order_detail.h"
#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace firstcome {

class FactList;

/// One entry of the timeline: a knot on the line, what happened, which layer remembers it, when, how long after the
/// entry before; its facts can be opened. Thread: GUI.
class TimelineRow : public QWidget
{
    Q_OBJECT

public:
    struct Place
    {
        bool first = false;
        bool last = false;
        std::optional<Instant> before; ///< when the entry before happened
    };

    explicit TimelineRow(QWidget *parent = nullptr);

    void setItem(const TimelineItem &item, const Place &place);
    const TimelineItem &item() const { return m_item; }
    bool isOpen() const;
    void setOpen(bool open);
    void retranslate();

Q_SIGNALS:
    void toggled(bool open);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showFacts();

    TimelineItem m_item;
    Place m_place;
    QLabel *m_what;
    QLabel *m_when;
    QToolButton *m_open;
    QVBoxLayout *m_column;
    FactList *m_facts = nullptr;
};

} // namespace firstcome
