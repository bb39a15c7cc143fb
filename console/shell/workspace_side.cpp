// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/workspace_side.h"

#include "console/page/operator_session.h"
#include "console/shell/workspace_list.h"
#include "console/widgets/colours.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QEvent>
#include <QPainter>

namespace firstcome {

namespace {

constexpr int sideWidth = 200;
constexpr int iconSize = 28;

} // namespace

WorkspaceSide::WorkspaceSide(WorkspaceList *workspaces, OperatorSession &session, const ServerProfile &profile,
                             QWidget *parent)
    : QFrame(parent), m_session(session), m_icon(new QLabel), m_operator(textLabel(TextRole::Muted))
{
    setProperty("role", QStringLiteral("side"));
    setFixedWidth(sideWidth);
    m_icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    auto *name = textLabel(TextRole::Label, profile.name);
    name->setToolTip(profile.url.toString());
    // A long name must not widen the column.
    name->setMinimumWidth(1);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::hair, metrics::hair, 0, metrics::small);
    head->setSpacing(metrics::small);
    head->addWidget(m_icon);
    head->addWidget(name, 1);
    m_operator->setContentsMargins(metrics::small, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::small, metrics::small + 1, metrics::small);
    column->addLayout(head);
    column->addWidget(workspaces, 1);
    column->addWidget(m_operator);
    connect(&m_session, &OperatorSession::changed, this, &WorkspaceSide::showOperator);
    showOperator();
}

void WorkspaceSide::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showOperator();
    QFrame::changeEvent(event);
}

void WorkspaceSide::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setPen(currentColours().line);
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

void WorkspaceSide::showOperator()
{
    m_operator->setText(tr("Signed in as %1").arg(m_session.login()));
    m_operator->setToolTip(permissionNames(m_session.permissions()).join(u'\n'));
}

} // namespace firstcome
