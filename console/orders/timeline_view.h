// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/orders/timeline_row.h"
#include <QSet>

class QPushButton;

namespace firstcome {

class ErrorBanner;

/// What happened to an order through every layer, drawn downwards along a line.
/// Invariant: entries that were opened stay open when newer ones come.
/// Thread: GUI.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setItems(const QList<TimelineItem> &items);
    const QList<TimelineItem> &items() const { return m_items; }
    void report(const QString &failure);
    void clear();
    void retranslate();

private:
    void toggleAll();
    void setRowCount(qsizetype count);

    QList<TimelineItem> m_items;
    QSet<QString> m_open; ///< keys of entries
    QLabel *m_title;
    QPushButton *m_all;
    QLabel *m_failure;
    QVBoxLayout *m_column;
    QList<TimelineRow *> m_rows;
};

} // namespace firstcome
