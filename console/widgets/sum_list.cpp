// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/sum_list.h"

#include "console/widgets/colours.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QGridLayout>
#include <QPainter>

namespace firstcome {

namespace {

/// Above a sum.
class SumLine : public QWidget
{
public:
    SumLine() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), currentColours().line); }
};

} // namespace

SumList::SumList(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::large);
    m_grid->setVerticalSpacing(metrics::hair);
    m_grid->setColumnStretch(0, 1);
}

void SumList::setRows(const QList<Row> &rows)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_lines.clear();
    int line = 0;
    for (const Row &row : rows) {
        if (row.isSum)
            m_grid->addWidget(new SumLine, line++, 0, 1, 2);
        auto *name = textLabel(row.isSum ? TextRole::Label : TextRole::Muted, row.name, true);
        auto *amount = textLabel(row.isSum ? TextRole::Label : TextRole::Plain, row.amount);
        amount->setTextInteractionFlags(Qt::TextSelectableByMouse);
        amount->setAlignment(Qt::AlignRight | Qt::AlignTop);
        m_grid->addWidget(name, line, 0, Qt::AlignTop);
        m_grid->addWidget(amount, line++, 1, Qt::AlignRight | Qt::AlignTop);
        m_lines.append(row.name + QStringLiteral(": ") + row.amount);
    }
}

} // namespace firstcome
