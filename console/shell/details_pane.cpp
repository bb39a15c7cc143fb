// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/details_pane.h"

#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace firstcome {

namespace {

constexpr int leastWidth = 320;

} // namespace

DetailsPane::DetailsPane(QWidget *parent)
    : QFrame(parent), m_title(textLabel(TextRole::Heading)),
      m_close(new QAction(themedIcon(QStringLiteral("sidebar-collapse-right")), {}, this)), m_stack(new QStackedWidget)
{
    setMinimumWidth(leastWidth);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::large, metrics::medium, metrics::small, metrics::small);
    head->addWidget(m_title, 1);
    head->addWidget(actionButton(m_close, false));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connect(m_close, &QAction::triggered, this, &DetailsPane::closeRequested);
    retranslate();
}

void DetailsPane::showDetails(QWidget *details)
{
    if (m_details)
        m_details->disconnect(this);
    m_details = details;
    if (!details)
        return;
    if (m_stack->indexOf(details) < 0)
        m_stack->addWidget(details);
    m_stack->setCurrentWidget(details);
    m_title->setText(details->windowTitle());
    connect(details, &QWidget::windowTitleChanged, this, [this](const QString &title) { m_title->setText(title); });
}

void DetailsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void DetailsPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QFrame::keyPressEvent(event);
}

void DetailsPane::retranslate()
{
    m_close->setText(tr("Close details"));
}

} // namespace firstcome
