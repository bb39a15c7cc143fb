// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sales_page.h"

#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/operator_session.h"
#include "console/page/row_hold.h"
#include "console/sales/admissions_view.h"
#include "console/sales/sale_details.h"
#include "console/sales/sale_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/narrow_columns.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "shared/contract/stock.h"
#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>

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
      m_model(m_serverNow), m_order(m_model), m_run(context.api, context.session, this), m_header(new PageHeader),
      m_states(new QButtonGroup(this)), m_table(new TableView(context.memory.at(QStringLiteral("table")))),
      m_content(new ContentStates(m_table)), m_splitter(new QSplitter(Qt::Vertical)), m_below(new QStackedWidget),
      m_details(new SaleDetails(context.api, context.memory, m_serverNow)), m_detailsFrame(new DetailsFrame(m_details)),
      m_chosen(
          new ChosenRow(m_table, &m_order,
                        {[this](int row) { return m_order.at(row).id; }, [this](Id id) { return m_order.rowOf(id); }})),
      m_hold(new RowHold(m_table, nullptr)), m_form(new SaleForm(context.api, m_serverNow)),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_new(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_openNow(new QAction(themedIcon(QStringLiteral("media-playback-start")), {}, this)),
      m_closeNow(new QAction(themedIcon(QStringLiteral("media-playback-stop")), {}, this)),
      m_edit(new QAction(themedIcon(QStringLiteral("document-edit")), {}, this)),
      m_product(new QAction(themedIcon(QStringLiteral("go-next")), {}, this))
{
    m_new->setShortcut(QKeySequence::New);
    addActions({m_refresh, m_hold->pinAction(), m_new, m_openNow, m_closeNow, m_edit, m_product});
    makeTable();
    arrange();
    connectData();
    connectActs();
    showActs();
}

void SalesPage::makeTable()
{
    m_table->horizontalHeader()->setSortIndicator(int(SaleColumn::State), Qt::AscendingOrder);
    m_table->setModelAndWidths(&m_order, {104, 0, 128, 172, 52, 60, 76, 52, 60, 76, 68});
    new NarrowColumns(m_table, {{int(SaleColumn::Hold), int(SaleColumn::Limit), int(SaleColumn::Window),
                                 int(SaleColumn::Refused), int(SaleColumn::Held)},
                                int(SaleColumn::Product)});
    const auto numbers = new NumberDelegate(NumberDelegate::Kind::Count, m_table);
    for (const SaleColumn column :
         {SaleColumn::Available, SaleColumn::Held, SaleColumn::Sold, SaleColumn::Admitted, SaleColumn::Refused})
        m_table->setItemDelegateForColumn(int(column), numbers);
    m_table->setItemDelegateForColumn(int(SaleColumn::State), new StatePillDelegate(m_table));
    m_table->setSelectionMode(QTableView::SingleSelection);
    m_table->setSortingEnabled(true);
    for (QAction *action : {m_openNow, m_closeNow, m_edit, m_product})
        m_table->addRowAction(action);
    connect(m_chosen, &ChosenRow::chosen, this, &SalesPage::showSelected);
    connect(m_chosen, &ChosenRow::hereChanged, this, &SalesPage::showSelected);
    connect(m_hold, &RowHold::changed, this, [this] { m_order.setDynamicSortFilter(!m_hold->isHeld()); });
}

QWidget *SalesPage::filterBar()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    for (int state = 0; state <= everyState; ++state) {
        auto *button = new QToolButton;
        button->setProperty("kind", QStringLiteral("button"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_states->addButton(button, state);
        line->addWidget(button);
    }
    m_states->button(everyState)->setChecked(true);
    line->addStretch();
    line->addWidget(actionButton(m_openNow));
    line->addWidget(actionButton(m_closeNow));
    line->addWidget(actionButton(m_edit));
    connect(m_states, &QButtonGroup::idClicked, this, [this](int state) {
        m_order.setState(state == everyState ? std::nullopt : std::optional(stateOrder[size_t(state)]));
        showState();
    });
    return bar;
}

void SalesPage::arrange()
{
    auto *create = actionButton(m_new);
    create->setProperty("kind", QStringLiteral("button"));
    m_header->addWidget(create);
    m_below->addWidget(m_detailsFrame);
    m_below->addWidget(m_form);
    m_below->hide();
    m_splitter->addWidget(m_content);
    m_splitter->addWidget(m_below);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({listShare, belowShare});
    m_splitter->restoreState(m_context.memory.value(splitterKey).toByteArray());
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.memory.set(splitterKey, m_splitter->saveState()); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(filterBar());
    column->addWidget(m_splitter, 1);
}

void SalesPage::connectData()
{
    m_model.setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connect(&m_model, &PagedTable::phaseChanged, this, &SalesPage::showState);
    connect(&m_model, &PagedTable::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        // What was read anew, not the ticking of the countdown.
        if (to.column() > int(SaleColumn::Time) && from.isValid())
            showSelected();
    });
    connect(&m_order, &QAbstractItemModel::rowsInserted, this, &SalesPage::showState);
    connect(&m_order, &QAbstractItemModel::rowsRemoved, this, &SalesPage::showState);
    connect(m_content->banner(), &ErrorBanner::actClicked, this, &SalesPage::refresh);
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
        m_header->age()->setAt(m_readAt);
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

void SalesPage::showState()
{
    if (m_model.phase() == PagedTable::Phase::Failed) {
        m_content->banner()->report({tr("The sales could not be loaded: %1").arg(m_model.failure()),
                                     tr("They are loaded again as soon as the connection is back."), tr("Try again")});
        return;
    }
    if (!m_model.hasLoaded())
        return m_content->showLoading();
    if (m_model.phase() == PagedTable::Phase::Idle)
        m_content->banner()->clear();
    const bool none = m_model.rowCount() == 0;
    m_content->empty()->setText({QStringLiteral("flag"), none ? tr("No sale yet") : tr("No sale is like that now"),
                                 none ? tr("Plan the first one: a product, a window, a limit per person.")
                                      : tr("Sales come and go by the clock. Choose another state above.")});
    m_content->empty()->setAction(none ? m_new : nullptr);
    if (m_order.rowCount() > 0)
        m_content->showContent();
    else
        m_content->showEmpty();
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
    setAllowed(m_product, view ? QString() : tr("Select a sale first."));
}

std::optional<SaleView> SalesPage::selected() const
{
    // Also when the list above leaves it out: a sale that ended is not another one.
    const auto row = m_model.rowOf(m_chosen->key());
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
    m_detailsFrame->setLeftList(!m_chosen->isHere());
    if (sale)
        m_details->showSale(*sale);
}

void SalesPage::select(Id saleId)
{
    m_chosen->choose(saleId);
    revealAwaited();
}

void SalesPage::revealAwaited()
{
    // What was asked for is shown, whatever the filter says.
    if (m_chosen->isAwaited() && m_model.rowOf(m_chosen->key()) && !m_chosen->isHere())
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
    return m_below->currentWidget() == m_form && m_below->isVisible();
}

void SalesPage::leaveForm()
{
    m_below->setCurrentWidget(m_detailsFrame);
    showSelected();
    m_table->setFocus();
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
    m_header->setTitle(tr("Sales"));
    m_refresh->setText(tr("Refresh"));
    m_new->setText(tr("New sale"));
    m_openNow->setText(tr("Open now…"));
    m_closeNow->setText(tr("Close now…"));
    m_edit->setText(tr("Change…"));
    m_product->setText(tr("Show product"));
    for (int state = 0; state < everyState; ++state)
        m_states->button(state)->setText(pillOf(stateOrder[size_t(state)]).word);
    m_states->button(everyState)->setText(tr("All"));
    m_table->setAccessibleName(tr("Sales"));
    m_details->retranslate();
    m_detailsFrame->retranslate();
    m_hold->retranslate();
    m_form->retranslate();
    Q_EMIT m_model.headerDataChanged(Qt::Horizontal, 0, int(SaleColumn::Count) - 1);
    showState();
    showActs();
}

} // namespace firstcome
