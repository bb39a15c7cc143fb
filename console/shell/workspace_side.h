// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/server_profile.h"
#include <QFrame>

class QLabel;

namespace firstcome {

class OperatorSession;
class WorkspaceList;

/// The left column: which server, the workspaces, who is signed in.
/// Thread: GUI.
class WorkspaceSide : public QFrame
{
    Q_OBJECT

public:
    WorkspaceSide(WorkspaceList *workspaces, OperatorSession &session, const ServerProfile &profile,
                  QWidget *parent = nullptr);

    /// As narrow as the icons, where the window has no room to spare.
    void setNarrow(bool narrow);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showOperator();

    OperatorSession &m_session;
    WorkspaceList *m_workspaces;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_operator;
};

} // namespace firstcome
