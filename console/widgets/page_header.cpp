// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/page_header.h"

#include "console/widgets/buttons.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>

namespace firstcome {

PageHeader::PageHeader(QWidget *parent)
    : QWidget(parent), m_title(textLabel(TextRole::Title)), m_subtitle(textLabel(TextRole::Muted)),
      m_age(new DataAgeLabel)
{
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::medium);
    second->addWidget(m_subtitle);
    second->addWidget(m_age);
    second->addStretch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_title);
    texts->addLayout(second);
    m_subtitle->setMinimumWidth(1); // a long one must not make the page wider than the window
    m_subtitle->hide();
    m_line = new QHBoxLayout(this);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(metrics::small);
    m_line->addLayout(texts, 1);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void PageHeader::addWidget(QWidget *widget)
{
    m_line->addWidget(widget, 0, Qt::AlignVCenter);
}

void PageHeader::addButton(QAction *action, bool withText)
{
    addWidget(actionButton(action, withText));
}

} // namespace firstcome
