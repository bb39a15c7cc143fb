// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/timeline_view.h"

#include "console/widgets/buttons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

QString keyOf(const TimelineItem &item)
{
    return QString::number(toMillis(item.at)) + item.layer + item.what;
}

} // namespace

TimelineView::TimelineView(QWidget *parent)
    : QWidget(parent), m_title(textLabel(TextRole::Label)), m_all(pushButton(ButtonKind::Link)),
      m_failure(textLabel(TextRole::Error, {}, true)), m_column(new QVBoxLayout)
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_all);
    m_column->setSpacing(0);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(metrics::hair);
    whole->addLayout(head);
    whole->addWidget(m_failure);
    whole->addLayout(m_column);
    m_failure->hide();
    connect(m_all, &QPushButton::clicked, this, &TimelineView::toggleAll);
    retranslate();
}

void TimelineView::setItems(const QList<TimelineItem> &items)
{
    m_failure->hide();
    if (items == m_items)
        return;
    m_items = items;
    setRowCount(items.size());
    for (qsizetype i = 0; i < items.size(); ++i) {
        TimelineRow::Place place{i == 0, i + 1 == items.size(), {}};
        if (i > 0)
            place.before = items[i - 1].at;
        m_rows[i]->setItem(items[i], place);
        m_rows[i]->setOpen(m_open.contains(keyOf(items[i])));
    }
    retranslate();
}

void TimelineView::report(const QString &failure)
{
    m_failure->setText(failure);
    m_failure->show();
}

void TimelineView::clear()
{
    m_open.clear();
    setItems({});
}

void TimelineView::setRowCount(qsizetype count)
{
    while (m_rows.size() > count)
        delete m_rows.takeLast();
    while (m_rows.size() < count) {
        auto *row = new TimelineRow;
        connect(row, &TimelineRow::toggled, this, [this, row](bool open) {
            if (open)
                m_open.insert(keyOf(row->item()));
            else
                m_open.remove(keyOf(row->item()));
            retranslate();
        });
        m_rows.append(row);
        m_column->addWidget(row);
    }
}

void TimelineView::toggleAll()
{
    const bool open = m_open.isEmpty();
    for (TimelineRow *row : std::as_const(m_rows))
        row->setOpen(open);
}

void TimelineView::retranslate()
{
    m_title->setText(m_items.isEmpty() ? tr("Timeline") : tr("Timeline (%Ln entries)", nullptr, int(m_items.size())));
    m_all->setText(m_open.isEmpty() ? tr("Show all details") : tr("Hide all details"));
    m_all->setVisible(!m_items.isEmpty());
    for (TimelineRow *row : std::as_const(m_rows))
        row->retranslate();
}

} // namespace firstcome
