// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/settlements_page.h"

#include "console/page/details_frame.h"
#include "console/settlements/day_list.h"
#include "console/settlements/day_pane.h"
#include "console/settlements/payout_list.h"
#include "console/settlements/payout_pane.h"
#include "console/settlements/statement_list.h"
#include "console/settlements/statement_pane.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QStackedWidget>
#include <QTabBar>

namespace firstcome {

namespace {

const QString viewKey = QStringLiteral("view");
const QStringList viewNames{QStringLiteral("days"), QStringLiteral("statements"), QStringLiteral("payouts")};

} // namespace

PageInfo SettlementsPage::info()
{
    return {QStringLiteral("settlements"), QT_TRANSLATE_NOOP("Page", "Settlements"),
            QStringLiteral("view-financial-list")};
}

SettlementsPage::SettlementsPage(const PageContext &context)
    : m_context(context), m_tabs(new QTabBar), m_lists(new QStackedWidget), m_panes(new QStackedWidget(this)),
      m_next(new QAction(themedIcon(QStringLiteral("go-next")), {}, this)),
      m_before(new QAction(themedIcon(QStringLiteral("go-previous")), {}, this))
{
    arrange();
    m_days = new DayList(this, context);
    m_statements = new StatementList(this, context);
    m_payouts = new PayoutList(this, context);
    for (ListPage *list : {m_days->list(), m_statements->list(), m_payouts->list()}) {
        m_lists->addWidget(list);
        m_panes->addWidget(list->details());
        m_tabs->addTab({});
    }
    m_panes->hide();
    m_next->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageDown));
    m_before->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_PageUp));
    addActions({m_next, m_before});
    m_soon.setSingleShot(true);
    m_soon.setInterval(soon);
    connectParts();
    m_tabs->setCurrentIndex(std::clamp(context.memory.value(viewKey).toInt(), 0, int(ViewCount) - 1));
    followView();
}

void SettlementsPage::arrange()
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

void SettlementsPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_context.memory.set(viewKey, int(view()));
        followView();
        refresh();
    });
    connect(m_next, &QAction::triggered, this, [this] { showView(View((view() + 1) % ViewCount)); });
    connect(m_before, &QAction::triggered, this, [this] { showView(View((view() + ViewCount - 1) % ViewCount)); });
    connect(m_days, &DayList::statementsWanted, this, [this](QDate day) {
        showView(Statements);
        m_statements->narrow(filterOf({day, day}));
    });
    connect(m_days->pane(), &DayPane::placeWanted, this, &Page::openRequested);
    connect(m_statements, &StatementList::placeWanted, this, &Page::openRequested);
    connect(m_statements, &StatementList::payoutWanted, this, [this](Id id) {
        showView(Payouts);
        m_payouts->list()->open(idText(id));
    });
    connect(m_payouts, &PayoutList::placeWanted, this, &Page::openRequested);
    connect(m_payouts, &PayoutList::statementsWanted, this, [this](const Payout &payout) {
        showView(Statements);
        m_statements->narrow(filterOf({payout.from, payout.to}, payout.seller));
    });
    connect(&m_soon, &QTimer::timeout, this, &SettlementsPage::refresh);
    m_context.live.subscribe(QStringLiteral("settlements"), this, [this](const QJsonObject &) {
        if (!m_soon.isActive())
            m_soon.start();
    });
}

SettlementsPage::View SettlementsPage::view() const
{
    return View(m_tabs->currentIndex());
}

void SettlementsPage::showView(View view)
{
    m_tabs->setCurrentIndex(view);
}

void SettlementsPage::followView()
{
    m_lists->setCurrentIndex(view());
    m_panes->setCurrentIndex(view());
    m_panes->setWindowTitle(m_panes->currentWidget()->windowTitle());
    const QList<QAction *> acts[] = {m_days->actions(), m_statements->actions(), m_payouts->actions()};
    for (int other = 0; other < ViewCount; ++other) {
        for (QAction *act : acts[other])
            act->setVisible(other == view());
    }
    // A day is found by scrolling: nothing is searched there.
    for (QAction *act : {m_days->list()->findAction(), m_days->list()->clearAction()})
        act->setVisible(false);
}

void SettlementsPage::open(const PageRef &ref)
{
    const qsizetype wanted = viewNames.indexOf(ref.filter.value(viewKey).toString());
    if (wanted >= 0)
        showView(View(wanted));
    if (view() == Statements && ref.filter.size() > 1)
        m_statements->narrow(statementFilterFrom(ref.filter));
    ListPage *const lists[] = {m_days->list(), m_statements->list(), m_payouts->list()};
    lists[view()]->open(ref.key);
}

void SettlementsPage::refresh()
{
    switch (view()) {
    case Days:
        return m_days->refresh();
    case Statements:
        return m_statements->refresh();
    default:
        return m_payouts->refresh();
    }
}

QWidget *SettlementsPage::details()
{
    return m_panes;
}

void SettlementsPage::retranslate()
{
    m_tabs->setTabText(Days, tr("Days"));
    m_tabs->setTabText(Statements, tr("Statements"));
    m_tabs->setTabText(Payouts, tr("Payouts"));
    m_tabs->setAccessibleName(tr("Parts of the settlements"));
    m_next->setText(tr("Next part"));
    m_before->setText(tr("Part before"));
    m_days->retranslate();
    m_statements->retranslate();
    m_payouts->retranslate();
    m_panes->setWindowTitle(m_panes->currentWidget()->windowTitle());
}

} // namespace firstcome
