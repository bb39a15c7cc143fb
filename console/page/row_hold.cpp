// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/row_hold.h"

#include "console/page/chosen_row.h"
#include "console/widgets/icons.h"
#include "console/widgets/table_view.h"
#include <QAction>
#include <QEvent>

namespace firstcome {

RowHold::RowHold(TableView *table, const ChosenRow *chosen)
    : QObject(table), m_chosen(chosen), m_pin(new QAction(themedIcon(QStringLiteral("window-pin")), {}, this))
{
    m_pin->setCheckable(true);
    m_pin->setShortcut(Qt::Key_Space);
    m_pin->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(m_pin);
    table->viewport()->installEventFilter(this);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RowHold::follow);
    connect(m_pin, &QAction::toggled, this, &RowHold::follow);
    if (chosen) {
        connect(chosen, &ChosenRow::chosen, this, &RowHold::follow);
        connect(chosen, &ChosenRow::hereChanged, this, &RowHold::follow);
    }
    retranslate();
}

bool RowHold::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        m_pointer = event->type() == QEvent::Enter;
        m_soon.start(0);
    }
    return QObject::eventFilter(watched, event);
}

void RowHold::follow()
{
    Why why = Why::Nothing;
    if (m_pin->isChecked())
        why = Why::Pinned;
    else if (m_chosen && m_chosen->isHere())
        why = Why::Chosen;
    else if (m_pointer)
        why = Why::Pointer;
    if (why != std::exchange(m_why, why))
        Q_EMIT changed();
}

QString RowHold::words() const
{
    switch (m_why) {
    case Why::Pinned:
        return tr("Rows are pinned: Space lets them go");
    case Why::Chosen:
        return tr("Rows stand still while one is selected: Esc lets them go");
    case Why::Pointer:
        return tr("Rows stand still under the pointer");
    case Why::Nothing:
        break;
    }
    return {};
}

void RowHold::retranslate()
{
    m_pin->setText(tr("Pin rows"));
    m_pin->setToolTip(tr("Rows stay where they are; their figures go on"));
}

} // namespace firstcome
