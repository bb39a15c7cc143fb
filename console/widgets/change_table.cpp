// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/change_table.h"

#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QGridLayout>

namespace firstcome {

namespace {

QLabel *cell(TextRole role, const QString &text)
{
    auto *label = textLabel(role, format::breakable(text), true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ChangeTable::ChangeTable(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::medium);
    m_grid->setVerticalSpacing(metrics::hair);
    m_grid->setColumnStretch(3, 1);
}

void ChangeTable::setChanges(const QList<BeforeAfter> &changes)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_lines.clear();
    for (int row = 0; row < changes.size(); ++row)
        addRow(row, changes[row]);
}

void ChangeTable::addRow(int row, const BeforeAfter &change)
{
    const QString none = QStringLiteral("–");
    m_grid->addWidget(cell(TextRole::Muted, change.name), row, 0, Qt::AlignTop);
    if (!change.differs()) {
        m_grid->addWidget(cell(TextRole::Plain, change.after), row, 1, 1, 3);
        m_lines.append(change.name + QStringLiteral(": ") + change.after);
        return;
    }
    if (change.before.isEmpty()) {
        m_grid->addWidget(cell(TextRole::Label, change.after), row, 1, 1, 3);
        m_lines.append(change.name + QStringLiteral(": ") + change.after);
        return;
    }
    const QString after = change.after.isEmpty() ? none : change.after;
    m_grid->addWidget(cell(TextRole::Plain, change.before), row, 1, Qt::AlignTop);
    m_grid->addWidget(textLabel(TextRole::Muted, QStringLiteral("→")), row, 2, Qt::AlignTop);
    m_grid->addWidget(cell(TextRole::Label, after), row, 3, Qt::AlignTop);
    m_lines.append(QStringLiteral("%1: %2 → %3").arg(change.name, change.before, after));
}

} // namespace firstcome
