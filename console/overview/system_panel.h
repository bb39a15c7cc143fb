// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_history.h"
#include "console/page/invariant_check.h"
#include <QHash>
#include <QScrollArea>

class QLabel;

namespace firstcome {

class FactList;

/// The right pane of the overview: what stands behind the tiles that have no page of their own: answer times, the
/// server's disk, money that waits, and every invariant in words.
/// Thread: GUI.
class SystemPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit SystemPanel(InvariantCheck &check, QWidget *parent = nullptr);

    void showHistory(const OverviewHistory &history);
    /// "requests", "server" or "invariants": scrolled to, and marked for a moment by the focus.
    void goTo(const QString &section);
    void retranslate();

private:
    struct Section
    {
        QLabel *title = nullptr;
        QWidget *content = nullptr;
    };
    void addSection(const QString &id, QWidget *content);

    QHash<QString, Section> m_sections;
    FactList *m_requests;
    FactList *m_server;
};

} // namespace firstcome
