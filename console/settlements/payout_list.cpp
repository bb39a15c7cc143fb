// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/payout_list.h"

#include "console/page/fetch_page.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/settlements/payout_pane.h"
#include "console/widgets/buttons.h"
#include "console/widgets/icons.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include <QAction>
#include <QButtonGroup>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

/// In the order of PayoutListModel::Column.
ListColumns columns()
{
    return {{{128, Cell::Pill},
             {0},
             {200, Cell::Text, 3},
             {96, Cell::Count, 2},
             {120, Cell::Money},
             {96, Cell::Time},
             {96, Cell::Time, 1}},
            120};
}

} // namespace

PayoutList::PayoutList(Page *page, const PageContext &context)
    : QObject(page), m_api(context.api), m_session(context.session),
      m_paySelected(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_rejectSelected(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_model(new PayoutListModel(this)), m_filter(new FilterBar), m_views(m_filter->addChoices(ViewCount)),
      m_pane(new PayoutPane(context.api, context.session)),
      m_list(new ListPage(page,
                          {{context.api, context.live, context.session, context.memory.at(QStringLiteral("payouts"))},
                           m_model,
                           keysOf(m_model),
                           columns(),
                           m_filter,
                           m_pane,
                           ListPage::Live}))
{
    const QList<QAction *> acts{m_pane->approveAction(), m_pane->rejectAction(), m_paySelected, m_rejectSelected};
    page->addActions(acts);
    page->addAction(m_pane->statementsAction());
    m_list->table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (QAction *act : acts)
        m_list->table()->addRowAction(act);
    m_views->button(Waiting)->setChecked(true);
    m_model->setFetch([this](const PagedTable::PageRequest &page) {
        fetchPage(m_list, m_model, {m_api, request(), page}, payoutFrom);
    });
    connectParts();
}

void PayoutList::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_filter, &FilterBar::edited, m_model, &PagedTable::reload);
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_list->chosen(), &ChosenRow::chosen, m_pane, &PayoutPane::showPayout);
    connect(m_pane, &PayoutPane::fetched, this, [this](const Payout &payout) { m_model->apply(payout); });
    connect(m_pane, &PayoutPane::placeWanted, this, &PayoutList::placeWanted);
    connect(m_pane->statementsAction(), &QAction::triggered, this, [this] {
        if (m_pane->payout())
            Q_EMIT statementsWanted(*m_pane->payout());
    });
    connect(m_paySelected, &QAction::triggered, this, [this] { decideSelected(BulkPayout::Way::Pay); });
    connect(m_rejectSelected, &QAction::triggered, this, [this] { decideSelected(BulkPayout::Way::Reject); });
    connect(m_list->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PayoutList::followSelected);
    connect(&m_session, &OperatorSession::changed, this, &PayoutList::followSelected);
}

QList<QAction *> PayoutList::actions() const
{
    return {
        m_list->findAction(),    m_list->clearAction(),  m_list->hold()->pinAction(), m_list->table()->exportAction(),
        m_pane->approveAction(), m_pane->rejectAction(), m_pane->statementsAction(),  m_paySelected,
        m_rejectSelected};
}

PayoutList::View PayoutList::view() const
{
    return View(m_views->checkedId());
}

void PayoutList::showView(View view)
{
    m_views->button(view)->click();
}

ApiRequest PayoutList::request() const
{
    static const char *const states[] = {"REQUESTED", "PAID", "REJECTED", ""};
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/payouts"));
    request.with("q", m_filter->search()->text().trimmed()).with("state", QString::fromLatin1(states[view()]));
    return request;
}

void PayoutList::refresh()
{
    m_model->refresh();
    m_pane->refresh();
}

void PayoutList::followSelected()
{
    const int selected = int(m_list->table()->selectedRows().size());
    m_paySelected->setText(selected > 1 ? tr("Pay %Ln payout(s)…", nullptr, selected)
                                        : tr("Pay the selected payouts…"));
    m_rejectSelected->setText(selected > 1 ? tr("Reject %Ln payout(s)…", nullptr, selected)
                                           : tr("Reject the selected payouts…"));
    QString whyNot;
    if (!m_session.may(permission::PayoutDecide))
        whyNot = tr("The permission payout.decide is missing.");
    else if (selected < 2)
        whyNot = tr("Select several payouts first, with Shift or Ctrl.");
    setAllowed(m_paySelected, whyNot);
    setAllowed(m_rejectSelected, whyNot);
}

void PayoutList::decideSelected(BulkPayout::Way way)
{
    QList<Payout> payouts;
    const QList<int> rows = m_list->table()->selectedRows();
    for (const int row : rows)
        payouts.append(m_model->at(row));
    auto *dialog = new BulkPayout(m_api, payouts, way, m_list);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkDialog::decided, this, &PayoutList::refresh);
    dialog->open();
}

ListWords PayoutList::words() const
{
    const bool searched = !m_filter->search()->text().trimmed().isEmpty();
    m_filter->setClearShown(searched);
    const int rows = m_model->rowCount();
    QString subtitle;
    if (m_model->hasLoaded())
        subtitle =
            m_model->isComplete() ? tr("%Ln payout(s)", nullptr, rows) : tr("The newest %Ln payout(s)", nullptr, rows);
    ListWords words{subtitle, tr("The payouts could not be loaded: %1"), {}, nullptr};
    if (searched) {
        words.empty = {QStringLiteral("edit-find"), tr("No payout fits"),
                       tr("A seller is found by his number, his whole username or his e-mail address.")};
        words.remedy = m_list->clearAction();
    } else if (view() == Waiting) {
        words.empty = {QStringLiteral("tone-good"), tr("No payout waits"),
                       tr("What a seller asks to be paid appears here by itself.")};
    } else {
        words.empty = {QStringLiteral("wallet-open"), tr("There is none"),
                       tr("Payouts come here as they are decided.")};
    }
    return words;
}

void PayoutList::retranslate()
{
    const QString views[] = {tr("Waiting"), tr("Paid out"), tr("Rejected"), tr("All")};
    for (int view = 0; view < ViewCount; ++view)
        m_views->button(view)->setText(views[view]);
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Seller"));
    m_filter->search()->setAccessibleName(tr("Search a seller"));
    m_filter->search()->setToolTip(tr("A seller's number, username or e-mail address"));
    followSelected();
    m_model->retranslate();
    m_list->retranslate(tr("Settlements"));
}

} // namespace firstcome
