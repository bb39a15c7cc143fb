// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/page/page.h"

class QStackedWidget;
class QTabBar;

namespace firstcome {

class InstanceList;
class SettingList;

/// The processes that serve, and what can be set while they do: two lists, each with its own right pane.
/// Invariant: only the acts of the list in sight can be done. Thread: GUI.
class InstancesPage : public Page
{
    Q_OBJECT

public:
    enum View : quint8 { Instances, Settings, ViewCount };

    static PageInfo info();
    explicit InstancesPage(const PageContext &context);

    /// The filter's `view` (`instances`, `settings`) says of which list the key is: an instance's number, or a
    /// setting's name; `q` beside it is searched for.
    void open(const PageRef &ref) override;
    void refresh() override;
    QWidget *details() override;

    View view() const;
    void showView(View view);
    InstanceList *instances() const { return m_instances; }
    SettingList *settings() const { return m_settings; }

protected:
    void retranslate() override;

private:
    void arrange();
    void followView();

    PageContext m_context;
    QTabBar *m_tabs;
    QStackedWidget *m_lists;
    QStackedWidget *m_panes;
    QAction *m_next;
    InstanceList *m_instances;
    SettingList *m_settings;
};

} // namespace firstcome
