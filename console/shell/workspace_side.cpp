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
constexpr int narrowWidth = 56;
constexpr int iconSize = 28;

} // namespace

WorkspaceSide::WorkspaceSide(WorkspaceList *workspaces, OperatorSession &session, const ServerProfile &profile,
                             QWidget *parent)
    : QFrame(parent), m_session(session), m_workspaces(workspaces), m_icon(new QLabel),
      m_name(textLabel(TextRole::Label, profile.name)), m_operator(textLabel(TextRole::Muted))
{
    setProperty("role", QStringLiteral("side"));
    setFixedWidth(sideWidth);
    m_icon->setPixmap(applicationIcon().pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
    m_icon->setToolTip(profile.name + u'\n' + profile.url.toString());
    m_name->setToolTip(m_icon->toolTip());
    // A long name must not widen the column.
    m_name->setMinimumWidth(1);
    m_operator->setMinimumWidth(1);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::hair, metrics::hair, 0, metrics::small);
    head->setSpacing(metrics::small);
    head->addWidget(m_icon);
    head->addWidget(m_name, 1);
    m_operator->setContentsMargins(metrics::small, 0, 0, 0);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::small, metrics::small, metrics::small + 1, metrics::small);
    column->addLayout(head);
    column->addWidget(workspaces, 1);
    column->addWidget(m_operator);
    connect(&m_session, &OperatorSession::changed, this, &WorkspaceSide::showOperator);
    showOperator();
}

void WorkspaceSide::setNarrow(bool narrow)
{
    setFixedWidth(narrow ? narrowWidth : sideWidth);
    m_name->setHidden(narrow);
    m_operator->setHidden(narrow);
    m_workspaces->setIconsOnly(narrow);
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
