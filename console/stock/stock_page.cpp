// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_page.h"

#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/page/invariant_view.h"
#include "console/stock/stock_panel.h"
#include "console/stock/stock_words.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/narrow_columns.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QHeaderView>
#include <QToolButton>

namespace firstcome {

namespace {

constexpr int searchWidth = 240;
const QString searchKey = QStringLiteral("search");
const QString showKey = QStringLiteral("show");
constexpr int shows = 4;

} // namespace

PageInfo StockPage::info()
{
    return {QStringLiteral("stock"), QT_TRANSLATE_NOOP("Page", "Live stock"), QStringLiteral("view-barcode")};
}

StockPage::StockPage(const PageContext &context)
    : m_context(context), m_check(context.api), m_model(new StockModel(systemNow, this)), m_snapshot(context.api),
      m_header(new PageHeader), m_search(new SearchField), m_shows(new QButtonGroup(this)),
      m_progress(textLabel(TextRole::Muted)), m_conservation(new StatePill),
      m_table(new TableView(context.memory.at(QStringLiteral("table")))), m_states(new ContentStates(m_table)),
      m_panel(new StockPanel(*m_model, m_check)), m_detailsFrame(new DetailsFrame(m_panel, this)),
      m_chosen(new ChosenRow(
          m_table, m_model,
          {[this](int row) { return m_model->at(row).view.optionId; }, [this](Id id) { return m_model->rowOf(id); }})),
      m_hold(new RowHold(m_table, m_chosen)),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_checkNow(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this))
{
    addActions({m_refresh, m_hold->pinAction(), m_checkNow});
    m_header->addWidget(m_conservation);
    m_header->addButton(m_checkNow);
    m_header->addButton(m_hold->pinAction(), false);
    makeTable();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(filterBar());
    column->addWidget(m_states, 1);
    connectData();
    setFilter({m_context.memory.value(searchKey).toString(), showFrom(m_context.memory.value(showKey).toString())});
}

void StockPage::makeTable()
{
    m_table->horizontalHeader()->setSortIndicator(int(StockColumn::Rate), Qt::DescendingOrder);
    m_table->setModelAndWidths(m_model, {0, 120, 104, 80, 72, 84, 80, 76, 104, 112});
    new NarrowColumns(m_table, {{int(StockColumn::Trend), int(StockColumn::OnHand), int(StockColumn::Held),
                                 int(StockColumn::SoldOutIn), int(StockColumn::State)},
                                int(StockColumn::Product)});
    const auto numbers = new NumberDelegate(NumberDelegate::Kind::Count, m_table);
    for (const StockColumn column : {StockColumn::OnHand, StockColumn::Held, StockColumn::Available, StockColumn::Sold})
        m_table->setItemDelegateForColumn(int(column), numbers);
    m_table->setItemDelegateForColumn(int(StockColumn::Rate),
                                      new NumberDelegate(NumberDelegate::Kind::Decimal, m_table));
    m_table->setItemDelegateForColumn(int(StockColumn::State), new StatePillDelegate(m_table));
    m_table->setItemDelegateForColumn(int(StockColumn::Trend), new SparklineDelegate(m_table));
    m_table->setSortingEnabled(true);
    connect(m_table, &TableView::rowActivated, this, [this] { Q_EMIT detailsWanted(true); });
}

QWidget *StockPage::filterBar()
{
    auto *bar = new QWidget;
    auto *line = new QHBoxLayout(bar);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    m_search->setFixedWidth(searchWidth);
    line->addWidget(m_search);
    line->addSpacing(metrics::small);
    for (int show = 0; show < shows; ++show) {
        auto *button = new QToolButton;
        button->setProperty("kind", QStringLiteral("button"));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_shows->addButton(button, show);
        line->addWidget(button);
    }
    line->addStretch();
    line->addWidget(m_progress);
    connect(m_search, &SearchField::searched, this, [this](const QString &text) {
        setFilter({text, m_model->filter().show});
    });
    connect(m_shows, &QButtonGroup::idClicked, this, [this](int show) {
        setFilter({m_model->filter().text, StockFilter::Show(show)});
    });
    return bar;
}

void StockPage::connectData()
{
    m_context.live.subscribe(QStringLiteral("stock"), this, [this](const QJsonObject &frame) {
        if (const auto change = stockViewFrom(frame))
            m_model->apply(*change);
    });
    connect(&m_snapshot, &StockSnapshot::started, m_model, &StockModel::beginSnapshot);
    connect(&m_snapshot, &StockSnapshot::pageCame, this, [this](const std::vector<StockView> &page) {
        m_model->takePage(page);
        m_states->banner()->clear();
        showState();
    });
    connect(&m_snapshot, &StockSnapshot::finished, this, [this] {
        m_complete = true;
        m_loadedAt = systemNow();
        // Beyond the cap nothing was asked for, so nothing can be said to be gone.
        if (!m_snapshot.isCapped())
            m_model->endSnapshot();
        showState();
    });
    connect(&m_snapshot, &StockSnapshot::failed, this, &StockPage::takeSnapshotFailure);
    connect(&m_snapshot, &StockSnapshot::found, m_model, &StockModel::takePage);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &StockPage::refresh);
    connect(m_refresh, &QAction::triggered, this, &StockPage::refresh);
    connect(m_chosen, &ChosenRow::chosen, this, [this](Id key) {
        followLeft();
        if (key == 0)
            Q_EMIT detailsWanted(false);
    });
    connect(m_chosen, &ChosenRow::hereChanged, this, &StockPage::followLeft);
    connect(m_hold, &RowHold::changed, this, [this] {
        m_model->holdOrder(m_hold->isHeld());
        showTotals();
    });
    connect(m_checkNow, &QAction::triggered, this, [this] {
        m_check.run();
        m_panel->showInvariants();
        Q_EMIT detailsWanted(true);
    });
    connect(&m_check, &InvariantCheck::changed, this, [this] { m_conservation->set(pillOf(m_check)); });
    connect(m_panel->openProduct(), &QAction::triggered, this, [this] {
        const auto row = m_panel->option() ? m_model->book().rowOf(*m_panel->option()) : std::nullopt;
        if (row)
            Q_EMIT openRequested({QStringLiteral("products"), idText(m_model->book().at(*row).view.productId), {}});
    });
    connect(m_panel->openOrders(), &QAction::triggered, this, [this] {
        if (m_panel->option())
            Q_EMIT openRequested({QStringLiteral("orders"), {}, {{QStringLiteral("q"), idText(*m_panel->option())}}});
    });
    everySecond(this, [this] { tick(); });
}

void StockPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty())
        setFilter({ref.filter.value(QStringLiteral("q")).toString(),
                   showFrom(ref.filter.value(QStringLiteral("show")).toString())});
    if (const auto id = idFrom(QStringView(ref.key)))
        select(*id);
}

void StockPage::refresh()
{
    if (!m_model->book().size())
        m_states->showLoading();
    m_snapshot.start();
}

QWidget *StockPage::details()
{
    return m_detailsFrame;
}

void StockPage::setFilter(const StockFilter &filter)
{
    m_model->setFilter(filter);
    // Not while it is being typed into: a space at the end is the beginning of the next word.
    if (m_search->text().trimmed() != filter.text)
        m_search->setSearch(filter.text);
    m_shows->button(int(filter.show))->setChecked(true);
    m_context.memory.set(searchKey, filter.text);
    m_context.memory.set(showKey, nameOf(filter.show));
    // What is not loaded yet, or never will be, is asked for by name.
    if (!m_complete || m_snapshot.isCapped())
        m_snapshot.search(filter.text);
    showState();
}

void StockPage::tick()
{
    m_model->tick();
    if (m_complete && !m_snapshot.isRunning() && m_loadedAt && systemNow() - *m_loadedAt > missingPause &&
        m_model->takeMissing() && !m_snapshot.isCapped())
        m_snapshot.start();
    if (!isVisible())
        return;
    showState();
    m_panel->tick();
}

void StockPage::showState()
{
    showTotals();
    const bool nothing = m_model->book().size() == 0;
    if (nothing && !m_complete)
        return;
    // An empty table under a filter is an answer; an empty shop is another.
    if (m_model->rowCount() > 0)
        m_states->showContent();
    else if (m_complete || !nothing)
        m_states->showEmpty();
    const bool filtered = !nothing;
    m_states->empty()->setText({QStringLiteral("view-barcode"), filtered ? tr("No option fits") : tr("No stock yet"),
                                filtered
                                    ? tr("Nothing here is like that now. Options appear by themselves when it changes.")
                                    : tr("Products with their options appear here as soon as there are some.")});
    followLeft();
}

void StockPage::showTotals()
{
    const StockTotals totals = m_model->totals();
    for (int show = 0; show < shows; ++show)
        m_shows->button(show)->setText(QStringLiteral("%1  %2").arg(
            titleOf(StockFilter::Show(show)), format::count(totals.count(StockFilter::Show(show)))));
    if (totals.options > 0)
        m_header->setSubtitle(tr("%1 available · %2 held · %3 sold · %4 taken a second")
                                  .arg(format::count(totals.available()), format::count(totals.held),
                                       format::count(totals.sold), format::decimal(totals.perSecond, 1)));
    if (m_snapshot.isRunning() && !m_complete)
        m_progress->setText(tr("%1 options loaded…").arg(format::count(m_snapshot.rows())));
    else if (m_snapshot.isCapped())
        m_progress->setText(
            tr("The first %1 options; a search finds the others").arg(format::count(StockSnapshot::rowLimit)));
    else if (m_model->rowCount() != totals.options)
        m_progress->setText(tr("%1 of %2").arg(format::count(m_model->rowCount()), format::count(totals.options)));
    else
        m_progress->setText(m_hold->isHeld() ? tr("Paused") : QString());
    m_progress->setToolTip(m_hold->words());
    // As long as the line is alive, no frame means no change.
    const bool alive = m_context.live.status().phase == LiveStatus::Phase::Connected;
    if (m_loadedAt)
        m_header->age()->setAt(alive ? m_context.live.lastHeard() : m_loadedAt);
}

void StockPage::followLeft()
{
    // What was asked for is shown, whatever the filter says.
    if (m_chosen->isAwaited() && m_model->book().rowOf(m_chosen->key()) && m_model->filter() != StockFilter())
        return setFilter({});
    const Id key = m_chosen->key();
    // It may have come only now.
    m_panel->showOption(key == 0 ? std::nullopt : std::optional(key));
    if (m_complete || m_chosen->isHere())
        m_detailsFrame->setLeftList(m_chosen->key() != 0 && !m_chosen->isHere());
}

void StockPage::select(Id optionId)
{
    m_chosen->choose(optionId);
    followLeft();
    Q_EMIT detailsWanted(true);
}

void StockPage::takeSnapshotFailure(const Refusal &why)
{
    m_states->banner()->report({tr("The stock could not be loaded: %1").arg(refusalText(why)),
                                tr("It is loaded again as soon as the connection is back."), tr("Try again")});
    showState();
}

void StockPage::showEvent(QShowEvent *event)
{
    m_check.setLive(true);
    Page::showEvent(event);
}

void StockPage::hideEvent(QHideEvent *event)
{
    m_check.setLive(false);
    Page::hideEvent(event);
}

void StockPage::retranslate()
{
    m_header->setTitle(tr("Live stock"));
    m_search->setPlaceholderText(tr("Search product or option"));
    m_search->setAccessibleName(tr("Search product or option"));
    m_table->setAccessibleName(tr("Live stock"));
    m_refresh->setText(tr("Refresh"));
    m_hold->retranslate();
    m_detailsFrame->retranslate();
    m_checkNow->setText(tr("Check"));
    m_checkNow->setToolTip(tr("Whether received − scrapped = available + held + sold, and all else that always holds"));
    for (int show = 0; show < shows; ++show)
        m_shows->button(show)->setToolTip(helpOf(StockFilter::Show(show)));
    m_conservation->set(pillOf(m_check));
    m_panel->retranslate();
    Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, int(StockColumn::Count) - 1);
    showState();
}

} // namespace firstcome
