// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instances_page.h"

#include "console/instances/instance_list.h"
#include "console/instances/setting_list.h"
#include "console/page/details_frame.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include <QAction>
#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace firstcome {

namespace {

const QString viewKey = QStringLiteral("view");
const QString searchedKey = QStringLiteral("q");
const QStringList viewNames{QStringLiteral("instances"), QStringLiteral("settings")};

} // namespace

PageInfo InstancesPage::info()
{
    return {QStringLiteral("instances"), QT_TRANSLATE_NOOP("Page", "Instances"), QStringLiteral("network-server")};
}

InstancesPage::InstancesPage(const PageContext &context)
    : m_context(context), m_tabs(new QTabBar), m_lists(new QStackedWidget), m_panes(new QStackedWidget(this)),
      m_next(new QAction(themedIcon(QStringLiteral("go-next")), {}, this))
{
    arrange();
    m_instances = new InstanceList(this, context);
    m_settings = new SettingList(this, context);
    for (ListPage *list : {m_instances->list(), m_settings->list()}) {
        m_lists->addWidget(list);
        m_panes->addWidget(list->details());
        m_tabs->addTab({});
    }
    m_panes->hide();
    m_next->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_PageDown), QKeySequence(Qt::CTRL | Qt::Key_PageUp)});
    addAction(m_next);
    connect(m_next, &QAction::triggered, this, [this] { showView(View((view() + 1) % ViewCount)); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_context.memory.set(viewKey, int(view()));
        followView();
        refresh();
    });
    m_tabs->setCurrentIndex(std::clamp(context.memory.value(viewKey).toInt(), 0, int(ViewCount) - 1));
    followView();
}

void InstancesPage::arrange()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    auto *tabs = new QHBoxLayout;
    tabs->setContentsMargins(metrics::huge, metrics::medium, metrics::huge, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addWidget(m_lists, 1);
}

InstancesPage::View InstancesPage::view() const
{
    return View(m_tabs->currentIndex());
}

void InstancesPage::showView(View view)
{
    m_tabs->setCurrentIndex(view);
}

void InstancesPage::followView()
{
    m_lists->setCurrentIndex(view());
    m_panes->setCurrentIndex(view());
    m_panes->setWindowTitle(m_panes->currentWidget()->windowTitle());
    const QList<QAction *> acts[] = {m_instances->actions(), m_settings->actions()};
    for (int other = 0; other < ViewCount; ++other) {
        for (QAction *act : acts[other])
            act->setVisible(other == view());
    }
    // There are few instances: nothing is searched there.
    for (QAction *act : {m_instances->list()->findAction(), m_instances->list()->clearAction()})
        act->setVisible(false);
}

void InstancesPage::open(const PageRef &ref)
{
    const qsizetype wanted = viewNames.indexOf(ref.filter.value(viewKey).toString());
    if (wanted >= 0)
        showView(View(wanted));
    if (view() == Instances)
        return m_instances->list()->open(idText(instanceRowOf(ref.key)));
    if (ref.filter.contains(searchedKey))
        m_settings->search(ref.filter.value(searchedKey).toString());
    if (!ref.key.isEmpty())
        m_settings->open(ref.key);
}

void InstancesPage::refresh()
{
    view() == Instances ? m_instances->refresh() : m_settings->refresh();
}

QWidget *InstancesPage::details()
{
    return m_panes;
}

void InstancesPage::retranslate()
{
    m_tabs->setTabText(Instances, tr("Instances"));
    m_tabs->setTabText(Settings, tr("Settings"));
    m_tabs->setAccessibleName(tr("Parts of the instances"));
    m_next->setText(tr("Next part"));
    m_instances->retranslate();
    m_settings->retranslate();
    m_panes->setWindowTitle(m_panes->currentWidget()->windowTitle());
}

} // namespace firstcome
