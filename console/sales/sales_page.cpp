// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sales_page.h"

#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/sales/admissions_view.h"
#include "console/sales/go_live_view.h"
#include "console/sales/sale_details.h"
#include "console/sales/sale_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "shared/contract/stock.h"
#include <QAction>
#include <QButtonGroup>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>

namespace firstcome {

namespace {

const QString splitterKey = QStringLiteral("splitter");
constexpr int listShare = 260;
constexpr int belowShare = 380;
constexpr int everyState = 3;

/// The filter's buttons: open, planned, ended, all.
constexpr std::array<SaleState, everyState> stateOrder{SaleState::Open, SaleState::Planned, SaleState::Ended};

} // namespace

PageInfo SalesPage::info()
{
    return {QStringLiteral("sales"), QT_TRANSLATE_NOOP("Page", "Sales"), QStringLiteral("flag")};
}

SalesPage::SalesPage(const PageContext &context)
    : m_context(context), m_serverNow([&api = context.api] { return api.clock().at(systemNow()); }),
      m_model(m_serverNow), m_order(m_model), m_run(context.api, context.session, this), m_filter(new FilterBar),
      m_states(m_filter->addChoices(everyState + 1)), m_splitter(new QSplitter(Qt::Vertical)),
      m_below(new QStackedWidget), m_details(new SaleDetails(context.api, context.memory, m_serverNow)),
      m_form(new SaleForm(context.api, context.memory, m_serverNow)),
      m_list(new ListPage(this,
                          {context, &m_order, keysOf(&m_order), saleColumns(), m_filter, m_details, ListPage::Below})),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_new(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_openNow(new QAction(themedIcon(QStringLiteral("media-playback-start")), {}, this)),
      m_closeNow(new QAction(themedIcon(QStringLiteral("media-playback-stop")), {}, this)),
      m_edit(new QAction(themedIcon(QStringLiteral("document-edit")), {}, this)),
      m_rehearse(new QAction(themedIcon(QStringLiteral("office-chart-area")), {}, this)),
      m_product(new QAction(themedIcon(QStringLiteral("go-next")), {}, this))
{
    m_new->setShortcut(QKeySequence::New);
    addActions({m_refresh, m_new, m_openNow, m_closeNow, m_edit, m_rehearse, m_product});
    makeFilter();
    arrange();
    connectData();
    connectActs();
    if (m_form->restore()) {
        m_below->setCurrentWidget(m_form);
        m_below->show();
    }
    showActs();
}

void SalesPage::makeFilter()
{
    m_states->button(everyState)->setChecked(true);
    for (QAction *action : {m_openNow, m_closeNow, m_edit})
        m_filter->addAtEnd(actionButton(action));
    connect(m_filter, &FilterBar::edited, this, &SalesPage::filter);
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_states->button(everyState)->setChecked(true);
        filter();
    });
}

void SalesPage::filter()
{
    const int state = m_states->checkedId();
    m_order.setFilter(m_filter->search()->text().trimmed(),
                      state == everyState ? std::nullopt : std::optional(stateOrder[size_t(state)]));
    m_filter->setClearShown(m_order.narrows());
    m_list->follow();
}

void SalesPage::arrange()
{
    m_list->table()->horizontalHeader()->setSortIndicator(int(SaleColumn::State), Qt::AscendingOrder);
    m_list->table()->setSortingEnabled(true);
    m_details->goLive()->addAct(m_rehearse);
    for (QAction *action : {m_openNow, m_closeNow, m_edit, m_rehearse, m_product})
        m_list->table()->addRowAction(action);
    m_list->header()->addButton(m_new);
    m_below->addWidget(m_list->details());
    m_below->addWidget(m_form);
    m_below->hide();
    m_splitter->addWidget(m_list->states());
    m_splitter->addWidget(m_below);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({listShare, belowShare});
    m_splitter->restoreState(m_context.memory.value(splitterKey).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.memory.set(splitterKey, m_splitter->saveState()); });
    m_list->setBody(m_splitter);
}

void SalesPage::connectData()
{
    m_list->setPlay({[this] { return state(); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, this, &SalesPage::showSelected);
    connect(m_list->hold(), &RowHold::changed, this,
            [this] { m_order.setDynamicSortFilter(!m_list->hold()->isHeld()); });
    m_model.setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connect(&m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(&m_model, &PagedTable::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        // What was read anew, not the ticking of the countdown.
        if (to.column() > int(SaleColumn::Time) && from.isValid())
            showSelected();
    });
    connect(&m_order, &QAbstractItemModel::rowsInserted, m_list, &ListPage::follow);
    connect(&m_order, &QAbstractItemModel::rowsRemoved, m_list, &ListPage::follow);
    m_soon.setSingleShot(true);
    m_soon.setInterval(changePause);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_context.live.subscribe(QStringLiteral("stock"), this, [this](const QJsonObject &frame) {
        const auto stock = stockViewFrom(frame);
        if (stock && m_model.hasProduct(stock->productId))
            refreshSoon();
    });
    m_context.live.subscribe(QStringLiteral("sales"), this, [this](const QJsonObject &) { refreshSoon(); });
    connect(&m_context.live, &LiveClient::statusChanged, this, [this] {
        if (m_context.live.status().phase == LiveStatus::Phase::Reconnecting)
            m_details->breakLines();
    });
    everySecond(this, [this] { tick(); });
}

void SalesPage::connectActs()
{
    connect(&m_context.session, &OperatorSession::changed, this, &SalesPage::showActs);
    connect(m_refresh, &QAction::triggered, this, &SalesPage::refresh);
    connect(m_new, &QAction::triggered, this, [this] { beginForm(std::nullopt); });
    connect(m_edit, &QAction::triggered, this, [this] { beginForm(selected()); });
    connect(m_openNow, &QAction::triggered, this, [this] {
        if (const auto sale = selected())
            m_run.askToOpen(*sale, m_serverNow());
    });
    connect(m_closeNow, &QAction::triggered, this, [this] {
        if (const auto sale = selected())
            m_run.askToClose(*sale, m_serverNow());
    });
    connect(m_rehearse, &QAction::triggered, this, [this] {
        if (const auto sale = selected())
            Q_EMIT openRequested(
                {QStringLiteral("load"),
                 QStringLiteral("rehearse"),
                 {{QStringLiteral("sale"), idText(sale->id)}, {QStringLiteral("name"), sale->product}}});
    });
    connect(m_product, &QAction::triggered, this, [this] {
        if (const auto sale = selected())
            Q_EMIT openRequested({QStringLiteral("products"), idText(sale->productId), {}});
    });
    connect(m_details->admissions(), &AdmissionsView::orderWanted, this, [this](const QString &order) {
        Q_EMIT openRequested({QStringLiteral("orders"), order, {}});
    });
    connect(m_form, &SaleForm::left, this, &SalesPage::leaveForm);
    connect(m_form, &SaleForm::submitted, this, [this](const SaleForm::Draft &draft) {
        m_form->showWorking(true);
        m_run.save(draft);
    });
    connect(&m_run, &RunSale::saveRefused, this, [this](const Refusal &why) {
        m_form->showWorking(false);
        m_form->showRefusal(why);
    });
    connect(&m_run, &RunSale::done, this, &SalesPage::takeDone);
    connect(&m_run, &RunSale::refused, this, [this](const QString &words) {
        Toast::show(this, {Tone::Act, words, {}});
    });
}

void SalesPage::open(const PageRef &ref)
{
    if (ref.key == QLatin1StringView("new"))
        return m_new->isEnabled() ? beginForm(std::nullopt) : void();
    if (const auto id = idFrom(QStringView(ref.key)))
        select(*id);
}

void SalesPage::refresh()
{
    m_model.refresh();
}

void SalesPage::refreshSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void SalesPage::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/sales"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    m_context.api.send(request, this, [this, query = page.query](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_model.failPage(query, refusalText(answer.error()));
        m_readAt = systemNow();
        m_details->setFresh(isVisible());
        m_list->setReadAt(m_readAt);
        m_model.takeAnswer(query, answer->json);
        // Sales are few: the order among them needs all.
        if (m_model.canFetchMore({}))
            m_model.fetchMore({});
        revealAwaited();
    });
}

void SalesPage::hideEvent(QHideEvent *event)
{
    m_details->setFresh(false);
    Page::hideEvent(event);
}

void SalesPage::tick()
{
    if (!isVisible())
        return;
    m_model.tick();
    m_details->tick();
    showActs();
    const bool alive = m_context.live.status().phase == LiveStatus::Phase::Connected;
    if (alive && m_model.hasOpen() && systemNow() - m_readAt > openPause)
        refresh();
}

ListState SalesPage::state() const
{
    ListState state = listStateOf(m_model);
    state.rows = m_order.rowCount();
    return state;
}

ListWords SalesPage::words() const
{
    ListWords words{{}, tr("The sales could not be loaded: %1"), {}, nullptr};
    if (m_model.rowCount() == 0) {
        words.empty = {QStringLiteral("flag"), tr("No sale yet"),
                       tr("Plan the first one: a product, a window, a limit per person.")};
        words.remedy = m_new;
    } else {
        words.empty = {QStringLiteral("flag"), tr("No sale is like that now"),
                       tr("Sales come and go by the clock. Choose another state above.")};
        words.remedy = m_list->clearAction();
    }
    return words;
}

void SalesPage::showActs()
{
    const auto sale = selected();
    const SaleView *view = sale ? &*sale : nullptr;
    const Instant now = m_serverNow();
    setAllowed(m_new, m_run.whyNotCreate());
    setAllowed(m_openNow, m_run.whyNotOpen(view, now));
    setAllowed(m_closeNow, m_run.whyNotClose(view, now));
    setAllowed(m_edit, m_run.whyNotEdit(view, now));
    setAllowed(m_rehearse, m_run.whyNotRehearse(view, now));
    setAllowed(m_product, view ? QString() : tr("Select a sale first."));
}

std::optional<SaleView> SalesPage::selected() const
{
    // Also when the list above leaves it out: a sale that ended is not another one.
    const auto row = m_model.rowOf(m_list->chosen()->key());
    return row ? std::optional(m_model.at(*row).view) : std::nullopt;
}

void SalesPage::showSelected()
{
    const auto sale = selected();
    showActs();
    // What is being typed is not pushed aside by a click on the list.
    if (showsForm())
        return;
    m_below->setVisible(sale.has_value());
    if (sale)
        m_details->showSale(*sale);
}

void SalesPage::select(Id saleId)
{
    m_list->chosen()->choose(saleId);
    revealAwaited();
}

void SalesPage::revealAwaited()
{
    // What was asked for is shown, whatever the filter says.
    if (m_list->chosen()->isAwaited() && m_model.rowOf(m_list->chosen()->key()) && !m_list->chosen()->isHere())
        m_states->button(everyState)->click();
}

void SalesPage::beginForm(const std::optional<SaleView> &sale)
{
    if (showsForm() && m_form->isDirty())
        return m_form->setFocus();
    m_below->setCurrentWidget(m_form);
    m_below->show();
    m_form->showWorking(false);
    if (sale)
        m_form->change(*sale);
    else
        m_form->begin();
}

bool SalesPage::showsForm() const
{
    return m_below->currentWidget() == m_form && !m_below->isHidden();
}

UnsavedEdits SalesPage::unsavedEdits() const
{
    const int count = showsForm() && m_form->isDirty() ? 1 : 0;
    return {count, m_form->changedSale() ? tr("a change of a sale") : tr("a new sale")};
}

void SalesPage::discardEdits()
{
    if (showsForm())
        leaveForm();
}

void SalesPage::leaveForm()
{
    m_form->forget();
    m_below->setCurrentWidget(m_list->details());
    showSelected();
    m_list->table()->setFocus();
}

void SalesPage::takeDone(const SaleView &sale, const QString &words)
{
    m_form->showWorking(false);
    if (m_below->currentWidget() == m_form)
        leaveForm();
    m_model.takeOne(sale);
    select(sale.id);
    refresh();
    Toast::show(this, {Tone::Good, words, {}});
}

void SalesPage::retranslate()
{
    m_refresh->setText(tr("Refresh"));
    m_new->setText(tr("New sale"));
    m_openNow->setText(tr("Open now…"));
    m_closeNow->setText(tr("Close now…"));
    m_edit->setText(tr("Change…"));
    m_rehearse->setText(tr("Rehearse…"));
    m_product->setText(tr("Show product"));
    for (int state = 0; state < everyState; ++state)
        m_states->button(state)->setText(pillOf(stateOrder[size_t(state)]).word);
    m_states->button(everyState)->setText(tr("All"));
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Search product"));
    m_filter->search()->setAccessibleName(tr("Search sales by product"));
    m_details->retranslate();
    m_form->retranslate();
    Q_EMIT m_model.headerDataChanged(Qt::Horizontal, 0, int(SaleColumn::Count) - 1);
    m_list->retranslate(tr("Sales"));
    showActs();
}

} // namespace firstcome
