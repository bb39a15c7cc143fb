// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/details_frame.h"

#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

DetailsFrame::DetailsFrame(QWidget *details, QWidget *parent)
    : QWidget(parent), m_left(textLabel(TextRole::Help, {}, true))
{
    m_left->setContentsMargins(metrics::large, metrics::hair, metrics::large, metrics::small);
    m_left->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_left);
    column->addWidget(details, 1);
    setWindowTitle(details->windowTitle());
    connect(details, &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
    hide();
    retranslate();
}

void DetailsFrame::setLeftList(bool left)
{
    m_left->setVisible(left);
}

bool DetailsFrame::saysLeftList() const
{
    return !m_left->isHidden();
}

void DetailsFrame::retranslate()
{
    m_left->setText(tr("Not in the list now: it does not fit the filters any more, or is further down."));
}

} // namespace firstcome
