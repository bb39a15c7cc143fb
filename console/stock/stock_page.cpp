// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_page.h"

#include "console/page/act_calls.h"
#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/page/invariant_view.h"
#include "console/page/operator_session.h"
#include "console/page/second_person.h"
#include "console/stock/stock_panel.h"
#include "console/stock/stock_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/client/live_client.h"
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QButtonGroup>
#include <QHeaderView>
#include <QToolButton>

namespace firstcome {

namespace {

const QString searchKey = QStringLiteral("search");
const QString showKey = QStringLiteral("show");
constexpr int shows = 4;

using Cell = ListColumn::Cell;

/// In the order of StockColumn.
ListColumns columns()
{
    return {{{0},
             {120},
             {104, Cell::Pill, 5},
             {80, Cell::Count, 2},
             {72, Cell::Count, 3},
             {84, Cell::Count},
             {80, Cell::Count},
             {76, Cell::Decimal},
             {104, Cell::Text, 4},
             {112, Cell::Line, 1}},
            120};
}

} // namespace

PageInfo StockPage::info()
{
    return {QStringLiteral("stock"), QT_TRANSLATE_NOOP("Page", "Live stock"), QStringLiteral("view-barcode")};
}

StockPage::StockPage(const PageContext &context)
    : m_context(context), m_check(context.api), m_model(new StockModel(systemNow, this)), m_snapshot(context.api),
      m_filter(new FilterBar), m_shows(m_filter->addChoices(shows)), m_progress(textLabel(TextRole::Muted)),
      m_conservation(new StatePill), m_panel(new StockPanel(*m_model, m_check)),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_panel, ListPage::Live})),
      m_calls(new ActCalls(context.api, this)),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_checkNow(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this))
{
    addActions({m_refresh, m_checkNow, m_panel->correctAction()});
    m_list->table()->addRowAction(m_panel->correctAction());
    makeParts();
    connectData();
    connectActs();
    setFilter({m_context.memory.value(searchKey).toString(), showFrom(m_context.memory.value(showKey).toString())});
}

void StockPage::makeParts()
{
    m_list->header()->addWidget(m_conservation);
    m_list->header()->addButton(m_checkNow);
    m_list->header()->addButton(m_list->hold()->pinAction(), false);
    m_list->table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->table()->horizontalHeader()->setSortIndicator(int(StockColumn::Rate), Qt::DescendingOrder);
    m_list->table()->setSortingEnabled(true);
    m_filter->addAtEnd(m_progress);
    connect(m_filter, &FilterBar::edited, this, [this] {
        setFilter({m_filter->search()->text().trimmed(), StockFilter::Show(m_shows->checkedId())});
    });
    connect(m_filter, &FilterBar::cleared, this, [this] { setFilter({}); });
}

void StockPage::connectData()
{
    m_context.live.subscribe(QStringLiteral("stock"), this, [this](const QJsonObject &frame) {
        if (const auto change = stockViewFrom(frame))
            take(*change);
    });
    connect(&m_snapshot, &StockSnapshot::started, m_model, &StockModel::beginSnapshot);
    connect(&m_snapshot, &StockSnapshot::pageCame, this, [this](const std::vector<StockView> &page) {
        m_model->takePage(page);
        m_failure.clear();
        follow();
    });
    connect(&m_snapshot, &StockSnapshot::finished, this, [this] {
        m_complete = true;
        m_loadedAt = systemNow();
        // Beyond the cap nothing was asked for, so nothing can be said to be gone.
        if (!m_snapshot.isCapped())
            m_model->endSnapshot();
        m_list->setReadAt(*m_loadedAt);
        follow();
    });
    connect(&m_snapshot, &StockSnapshot::failed, this, [this](const Refusal &why) {
        m_failure = refusalText(why);
        follow();
    });
    connect(&m_snapshot, &StockSnapshot::found, m_model, &StockModel::takePage);
    m_list->setPlay({[this] { return state(); },
                     [this] { return words(); },
                     [this] { refresh(); },
                     {},
                     [this] {
                         return QVariantMap{{searchKey, m_filter->search()->text().trimmed()},
                                            {showKey, nameOf(StockFilter::Show(m_shows->checkedId()))}};
                     },
                     [this](const QVariantMap &kept) {
                         setFilter({kept.value(searchKey).toString(), showFrom(kept.value(showKey).toString())});
                     }});
    everySecond(this, [this] { tick(); });
}

void StockPage::connectActs()
{
    connect(m_refresh, &QAction::triggered, this, &StockPage::refresh);
    connect(m_list->chosen(), &ChosenRow::chosen, this, &StockPage::follow);
    connect(m_list->hold(), &RowHold::changed, this, [this] {
        m_model->holdOrder(m_list->hold()->isHeld());
        follow();
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
            openOrders(*m_panel->option());
    });
    connect(m_panel->correctAction(), &QAction::triggered, this, &StockPage::askToCorrect);
    connect(m_calls, &ActCalls::changed, this, &StockPage::followCorrection);
    connect(&m_context.session, &OperatorSession::changed, this, &StockPage::followCorrection);
}

void StockPage::openOrders(Id optionId)
{
    // Orders are found by product.
    const auto row = m_model->book().rowOf(optionId);
    if (!row)
        return;
    const StockView &view = m_model->book().at(*row).view;
    Q_EMIT openRequested(
        {QStringLiteral("orders"),
         {},
         {{QStringLiteral("productId"), idText(view.productId)}, {QStringLiteral("product"), view.product}}});
}

void StockPage::take(const StockView &change)
{
    m_model->apply(change);
    const auto row = m_model->book().rowOf(change.optionId);
    if (row && m_correction && m_correction->optionId() == change.optionId)
        m_correction->moveTo(m_model->book().at(*row).view);
}

void StockPage::askToCorrect()
{
    const auto row = m_panel->option() ? m_model->book().rowOf(*m_panel->option()) : std::nullopt;
    if (!row || !m_panel->correctAction()->isEnabled())
        return;
    m_correction = new CorrectionDialog(m_model->book().at(*row).view, this);
    m_correction->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_correction, &CorrectionDialog::asked, this, &StockPage::sendCorrection);
    m_correction->open();
}

void StockPage::sendCorrection()
{
    const Id option = m_correction->optionId();
    Act act{option, QStringLiteral("correct"),
            ApiRequest::post(QStringLiteral("/v1/ops/stock/%1/corrections").arg(idText(option)), m_correction->body())};
    act.request.withIdempotencyKey();
    m_calls->send(std::move(act), [this](const Result<ApiAnswer> &answer) {
        const auto approval = second_person::approvalOf(answer);
        if (!approval && m_correction)
            return m_correction->showRefusal(answer ? Refusal{code::answerUnreadable, {}, {}, {}} : answer.error());
        if (m_correction)
            m_correction->accept();
        if (approval)
            second_person::tell(this, *approval, [this](const PageRef &place) { Q_EMIT openRequested(place); });
    });
}

void StockPage::followCorrection()
{
    QString whyNot;
    if (!m_context.session.may(permission::StockCorrect))
        whyNot = tr("The permission stock.correct is missing.");
    else if (!m_panel->option())
        whyNot = tr("Select an option first.");
    else if (m_calls->isRunning(*m_panel->option()))
        whyNot = tr("It is being asked for.");
    setAllowed(m_panel->correctAction(), whyNot);
}

void StockPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty())
        setFilter({ref.filter.value(QStringLiteral("q")).toString(),
                   showFrom(ref.filter.value(QStringLiteral("show")).toString())});
    m_list->open(ref.key);
}

void StockPage::refresh()
{
    m_snapshot.start();
    follow();
}

QWidget *StockPage::details()
{
    return m_list->details();
}

void StockPage::setFilter(const StockFilter &filter)
{
    m_model->setFilter(filter);
    // Not while it is being typed into: a space at the end is the beginning of the next word.
    if (m_filter->search()->text().trimmed() != filter.text)
        m_filter->search()->setSearch(filter.text);
    m_shows->button(int(filter.show))->setChecked(true);
    m_context.memory.set(searchKey, filter.text);
    m_context.memory.set(showKey, nameOf(filter.show));
    // What is not loaded yet, or never will be, is asked for by name.
    if (!m_complete || m_snapshot.isCapped())
        m_snapshot.search(filter.text);
    m_filter->setClearShown(filter != StockFilter());
    follow();
}

void StockPage::tick()
{
    m_model->tick();
    if (m_complete && !m_snapshot.isRunning() && m_loadedAt && systemNow() - *m_loadedAt > missingPause &&
        m_model->takeMissing() && !m_snapshot.isCapped())
        m_snapshot.start();
    // What moves is shown, also beyond what is loaded.
    if (m_snapshot.isCapped())
        m_snapshot.fetchProducts(m_model->book().missingProducts());
    if (!isVisible())
        return;
    follow();
    m_panel->tick();
}

ListState StockPage::state() const
{
    ListState state;
    state.rows = m_model->rowCount();
    state.failure = m_failure;
    state.complete = m_complete && !m_snapshot.isCapped();
    if (!m_failure.isEmpty())
        state.phase = ListState::Phase::Failed;
    else if (m_complete || m_model->book().size() > 0)
        state.phase = ListState::Phase::Ready;
    return state;
}

ListWords StockPage::words() const
{
    const StockTotals totals = m_model->totals();
    for (int show = 0; show < shows; ++show)
        m_shows->button(show)->setText(QStringLiteral("%1  %2").arg(
            titleOf(StockFilter::Show(show)), format::count(totals.count(StockFilter::Show(show)))));
    m_progress->setText(progress(totals.options));
    m_progress->setToolTip(m_list->hold()->words());
    ListWords words{{}, tr("The stock could not be loaded: %1"), {}, nullptr};
    if (totals.options > 0)
        words.subtitle = tr("%1 available · %2 held · %3 sold · %4 taken a second")
                             .arg(format::count(totals.available()), format::count(totals.held),
                                  format::count(totals.sold), format::decimal(totals.perSecond, 1));
    // An empty table under a filter is an answer; an empty shop is another.
    if (m_model->book().size() > 0) {
        words.empty = {QStringLiteral("view-barcode"), tr("No option fits"),
                       tr("Nothing here is like that now. Options appear by themselves when it changes.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("view-barcode"), tr("No stock yet"),
                       tr("Products with their options appear here as soon as there are some.")};
    }
    return words;
}

QString StockPage::progress(qint64 options) const
{
    if (m_snapshot.isRunning() && !m_complete)
        return tr("%1 options loaded…").arg(format::count(m_snapshot.rows()));
    if (m_snapshot.isCapped())
        return tr("%1 options and all that sells; a search finds the others").arg(format::count(m_snapshot.rows()));
    if (m_model->rowCount() != options)
        return tr("%1 of %2").arg(format::count(m_model->rowCount()), format::count(options));
    return m_list->hold()->isHeld() ? tr("Paused") : QString();
}

void StockPage::follow()
{
    ChosenRow *chosen = m_list->chosen();
    // What was asked for is shown, whatever the filter says.
    if (chosen->isAwaited() && m_model->book().rowOf(chosen->key()) && m_model->filter() != StockFilter())
        return setFilter({});
    // It may have come only now.
    m_panel->showOption(chosen->key() == 0 ? std::nullopt : std::optional(chosen->key()));
    followCorrection();
    m_list->follow();
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
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Search product or option"));
    m_filter->search()->setAccessibleName(tr("Search product or option"));
    m_refresh->setText(tr("Refresh"));
    m_checkNow->setText(tr("Check"));
    m_checkNow->setToolTip(tr("Whether received − scrapped = available + held + sold, and all else that always holds"));
    for (int show = 0; show < shows; ++show)
        m_shows->button(show)->setToolTip(helpOf(StockFilter::Show(show)));
    m_conservation->set(pillOf(m_check));
    m_panel->retranslate();
    Q_EMIT m_model->headerDataChanged(Qt::Horizontal, 0, int(StockColumn::Count) - 1);
    m_list->retranslate(tr("Live stock"));
}

} // namespace firstcome
