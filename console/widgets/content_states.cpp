// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/content_states.h"

#include "console/widgets/metrics.h"
#include <QBoxLayout>

namespace firstcome {

ContentStates::ContentStates(QWidget *content, LoadingShapes::Kind kind, QWidget *parent)
    : QWidget(parent), m_banner(new ErrorBanner), m_stack(new QStackedWidget), m_loading(new LoadingShapes(kind)),
      m_empty(new EmptyState), m_content(content)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_loading);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_content);
}

void ContentStates::showLoading()
{
    if (!showsContent())
        m_stack->setCurrentWidget(m_loading);
}

void ContentStates::showEmpty()
{
    m_stack->setCurrentWidget(m_empty);
}

void ContentStates::showContent()
{
    m_stack->setCurrentWidget(m_content);
}

bool ContentStates::showsContent() const
{
    return m_stack->currentWidget() == m_content;
}

} // namespace firstcome
