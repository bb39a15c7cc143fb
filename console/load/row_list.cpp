// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/row_list.h"

#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QBoxLayout>

namespace firstcome {

RowList::RowList(int fewest, QWidget *parent)
    : QWidget(parent), m_fewest(fewest), m_column(new QVBoxLayout), m_add(pushButton(ButtonKind::Link))
{
    m_column->setSpacing(metrics::hair);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(metrics::hair);
    whole->addLayout(m_column);
    whole->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &RowList::addWanted);
}

void RowList::addRow(QWidget *row)
{
    auto *line = new QWidget;
    auto *fields = new QHBoxLayout(line);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setSpacing(metrics::small);
    auto *remove = new QToolButton;
    remove->setIcon(themedIcon(QStringLiteral("list-remove")));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::TabFocus);
    remove->setToolTip(m_removeText);
    remove->setAccessibleName(m_removeText);
    fields->addWidget(row, 1);
    fields->addWidget(remove);
    m_rows.append(row);
    m_column->addWidget(line);
    connect(remove, &QToolButton::clicked, this, [this, row] {
        m_rows.removeOne(row);
        row->parentWidget()->hide();
        row->parentWidget()->deleteLater();
        followCount();
        Q_EMIT removed();
    });
    followCount();
}

void RowList::clear()
{
    for (QWidget *row : std::as_const(m_rows)) {
        row->parentWidget()->hide();
        row->parentWidget()->deleteLater();
    }
    m_rows.clear();
}

void RowList::followCount()
{
    for (QWidget *row : std::as_const(m_rows))
        row->parentWidget()
            ->findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)
            ->setEnabled(m_rows.size() > m_fewest);
}

void RowList::setTexts(const QString &add, const QString &remove)
{
    m_add->setText(add);
    m_removeText = remove;
    for (QWidget *row : std::as_const(m_rows)) {
        auto *button = row->parentWidget()->findChild<QToolButton *>(QString(), Qt::FindDirectChildrenOnly);
        button->setToolTip(remove);
        button->setAccessibleName(remove);
    }
}

} // namespace firstcome
