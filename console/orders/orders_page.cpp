// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/orders_page.h"

#include "console/orders/order_details.h"
#include "console/orders/order_filter_bar.h"
#include "console/page/chosen_row.h"
#include "console/page/details_frame.h"
#include "console/widgets/buttons.h"
#include "console/widgets/column_room.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QScrollBar>

namespace firstcome {

namespace {

using Model = OrderListModel;

const QString filterKey = QStringLiteral("filter");
const QString tableGroup = QStringLiteral("table");
constexpr int leastItems = 140;

/// A long number of which the end tells one from the other.
class EndDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideLeft;
    }
};

} // namespace

PageInfo OrdersPage::info()
{
    return {QStringLiteral("orders"), QT_TRANSLATE_NOOP("Page", "Orders"), QStringLiteral("view-list-details")};
}

OrdersPage::OrdersPage(const PageContext &context)
    : m_context(context), m_model(new OrderListModel(this)), m_fetch(new OrderFetch(context.api, this)),
      m_header(new PageHeader), m_filter(new OrderFilterBar(context.api)), m_bar(pushButton(ButtonKind::Normal)),
      m_table(new TableView(context.memory.at(tableGroup))), m_states(new ContentStates(m_table)),
      m_details(new OrderDetails(context.api, context.session)), m_detailsFrame(new DetailsFrame(m_details, this)),
      m_chosen(new ChosenRow(
          m_table, m_model,
          {[this](int row) { return m_model->at(row).id; }, [this](Id id) { return m_model->rowOf(id); }})),
      m_hold(new RowHold(m_table, m_chosen))
{
    makeActions();
    makeTable();
    arrange();
    m_flow.setSingleShot(true);
    m_flow.setInterval(flowPause);
    m_filter->setFilter(orderFilterFrom(context.memory.value(filterKey).toMap()));
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    OrdersPage::retranslate();
}

void OrdersPage::makeActions()
{
    m_find = new QAction(themedIcon(QStringLiteral("edit-find")), {}, this);
    m_find->setShortcut(QKeySequence::Find);
    m_clearFilter = new QAction(themedIcon(QStringLiteral("edit-clear-all")), {}, this);
    m_lookFurther = new QAction(themedIcon(QStringLiteral("edit-find")), {}, this);
    addActions({m_find, m_clearFilter, m_hold->pinAction(), m_details->copyAction(), m_details->cancelAction()});
    connect(m_find, &QAction::triggered, m_filter, &OrderFilterBar::focusSearch);
    connect(m_clearFilter, &QAction::triggered, m_filter, &OrderFilterBar::clear);
    connect(m_lookFurther, &QAction::triggered, this, [this] { m_model->fetchMore({}); });
}

void OrdersPage::makeTable()
{
    m_table->setModelAndWidths(m_model, {160, 120, 0, 104, 128, 120, 92});
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(Model::State, new StatePillDelegate(m_table));
    m_table->setItemDelegateForColumn(Model::Order, new EndDelegate(m_table));
    m_table->setItemDelegateForColumn(Model::Member, new EndDelegate(m_table));
    m_table->setItemDelegateForColumn(Model::Total, new NumberDelegate(NumberDelegate::Kind::Money, m_table));
    m_table->setItemDelegateForColumn(Model::Placed, new TimeDelegate(m_table));
    m_table->addRowAction(m_details->cancelAction());
    new ColumnRoom(m_table, {{Model::Method, Model::Member, Model::Placed}, Model::Items, leastItems},
                   m_context.memory.at(tableGroup));
}

void OrdersPage::arrange()
{
    m_bar->setIcon(themedIcon(QStringLiteral("go-up")));
    m_bar->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(m_filter);
    column->addWidget(m_bar);
    column->addWidget(m_states, 1);
}

void OrdersPage::connectParts()
{
    connect(m_filter, &OrderFilterBar::changed, this, [this] {
        m_context.memory.set(filterKey, toVariant(m_filter->filter()));
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, this, &OrdersPage::followPhase);
    connect(m_chosen, &ChosenRow::chosen, m_details, &OrderDetails::showOrder);
    connect(m_chosen, &ChosenRow::chosen, this, [this](Id key) {
        followLeft();
        if (key == 0)
            Q_EMIT detailsWanted(false);
    });
    connect(m_chosen, &ChosenRow::hereChanged, this, &OrdersPage::followLeft);
    connect(m_hold, &RowHold::changed, this, &OrdersPage::followNew);
    const auto wantDetails = [this] { Q_EMIT detailsWanted(true); };
    connect(m_table, &QAbstractItemView::clicked, this, wantDetails);
    connect(m_table, &TableView::rowActivated, this, wantDetails);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtTop())
            followNew();
    });
    connect(m_details, &OrderDetails::fetched, this,
            [this](const OrderView &order) { m_model->apply(orderRow(order)); });
    connect(m_details, &OrderDetails::productChosen, this, [this](const QString &id) {
        Q_EMIT openRequested({QStringLiteral("products"), id, {}});
    });
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &OrdersPage::refresh);
    connect(m_bar, &QPushButton::clicked, this, &OrdersPage::loadNew);
    connect(&m_flow, &QTimer::timeout, this, &OrdersPage::flowIn);
    everySecond(this, [this] { followAge(); });
    m_context.live.subscribe(QStringLiteral("orders"), this, [this](const QJsonObject &object) {
        if (const auto frame = orderFrameFrom(object))
            takeFrame(*frame);
    });
}

void OrdersPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty()) {
        m_filter->setFilter(orderFilterFrom(ref.filter));
        Q_EMIT m_filter->changed();
    }
    if (const auto id = idFrom(QStringView(ref.key))) {
        m_chosen->choose(*id);
        Q_EMIT detailsWanted(true);
    }
}

void OrdersPage::refresh()
{
    m_model->refresh();
    m_details->refresh();
}

QWidget *OrdersPage::details()
{
    return m_detailsFrame;
}

void OrdersPage::fetch(const PagedTable::PageRequest &page)
{
    if (page.cursor.isEmpty())
        m_new.beginLoad(m_filter->filter());
    m_fetch->ask(m_filter->filter(), page, [this, page](const Result<OrderFetch::Page> &answer) {
        if (!answer)
            return m_model->failPage(page.query, refusalText(answer.error()));
        std::vector<OrderRow> rows;
        for (const OrderView &order : answer->orders)
            rows.push_back(orderRow(order));
        m_loadedAt = systemNow();
        m_model->takePage(page.query, std::move(rows), answer->nextCursor);
    });
}

void OrdersPage::takeFrame(const OrderFrame &frame)
{
    m_details->noteChange(frame.orderId);
    if (!m_model->applyFrame(frame) && m_model->hasLoaded()) {
        m_new.see(frame, m_context.api.clock().at(systemNow()));
        followNew();
    }
}

void OrdersPage::followPhase()
{
    const bool idle = m_model->phase() == PagedTable::Phase::Idle;
    if (idle && m_model->hasLoaded()) {
        const int rows = m_model->rowCount();
        const Id oldest = rows == 0 || m_model->isComplete() ? 0 : m_model->at(rows - 1).id;
        m_new.endLoad(oldest, [this](Id id) { return m_model->rowOf(id).has_value(); });
    }
    followNew();
    followAge();
    followEmpty();
    followSubtitle();
    followLeft();
    if (m_model->phase() == PagedTable::Phase::Failed)
        m_states->banner()->report({tr("Orders could not be loaded: %1").arg(m_model->failure()),
                                    tr("They are loaded again once the connection is back."), tr("Try again")});
    else if (idle)
        m_states->banner()->clear();
    if ((idle && m_model->hasLoaded()) || m_model->phase() == PagedTable::Phase::Failed)
        m_model->rowCount() == 0 ? m_states->showEmpty() : m_states->showContent();
    else
        m_states->showLoading();
}

void OrdersPage::followEmpty()
{
    EmptyState *empty = m_states->empty();
    if (m_model->phase() == PagedTable::Phase::Failed) {
        empty->setText({QStringLiteral("network-disconnect"), tr("Orders are not loaded"), {}});
        empty->setAction(nullptr);
    } else if (m_model->canFetchMore({})) {
        empty->setText({QStringLiteral("edit-find"), tr("None found so far"),
                        tr("The newest orders were looked through; older ones were not yet.")});
        empty->setAction(m_lookFurther);
    } else if (m_filter->filter().narrows()) {
        empty->setText({QStringLiteral("edit-find"), tr("No order fits"),
                        tr("Search for whole numbers, names or e-mail addresses, or widen the filters.")});
        empty->setAction(m_clearFilter);
    } else {
        empty->setText({QStringLiteral("view-list-details"), tr("No orders yet"),
                        tr("They appear here by themselves as shoppers place them.")});
        empty->setAction(nullptr);
    }
}

void OrdersPage::followSubtitle()
{
    QString subtitle;
    const int rows = m_model->rowCount();
    if (m_model->hasLoaded() && m_filter->filter().narrows())
        subtitle = m_model->isComplete() ? tr("%n order(s) fit", nullptr, rows)
                                         : tr("The newest %n order(s) that fit", nullptr, rows);
    else if (m_model->hasLoaded())
        subtitle =
            m_model->isComplete() ? tr("%n order(s)", nullptr, rows) : tr("The newest %n order(s)", nullptr, rows);
    m_header->setSubtitle(subtitle);
}

void OrdersPage::followNew()
{
    const int count = m_new.count();
    if (count > 0 && flows() && !m_flow.isActive())
        m_flow.start();
    m_bar->setVisible(count > 0 && !flows());
    m_bar->setToolTip(m_hold->words());
    QString words = tr("%n new order(s)", nullptr, count);
    if (count > NewOrders::most)
        words = tr("More than %1 new orders").arg(format::count(NewOrders::most));
    if (m_new.areUncertain())
        words = tr("New orders have come; some may fit");
    m_bar->setText((m_hold->isHeld() ? tr("Paused: %1 – show") : tr("%1 – show")).arg(words));
}

void OrdersPage::followAge()
{
    // While the live line is up nothing is missed, so the list is as fresh as what was last heard on it.
    std::optional<Instant> at = m_loadedAt;
    const bool live = m_context.live.status().phase == LiveStatus::Phase::Connected;
    if (at && live && m_context.live.lastHeard())
        at = std::max(*at, *m_context.live.lastHeard());
    m_header->age()->setAt(at);
}

void OrdersPage::flowIn()
{
    const bool busy = m_model->phase() != PagedTable::Phase::Idle;
    if (busy || m_new.count() == 0 || !flows())
        return followNew();
    m_model->refresh();
}

void OrdersPage::loadNew()
{
    if (m_model->rowCount() <= refreshRows)
        m_model->refresh();
    else
        m_model->reload();
    m_table->scrollToTop();
}

bool OrdersPage::isAtTop() const
{
    return m_table->verticalScrollBar()->value() == 0;
}

bool OrdersPage::flows() const
{
    return isAtTop() && !m_hold->isHeld() && m_model->rowCount() <= flowRows &&
           m_model->phase() != PagedTable::Phase::Failed;
}

void OrdersPage::followLeft()
{
    const bool known = m_model->hasLoaded() && m_model->phase() == PagedTable::Phase::Idle;
    if (known || m_chosen->isHere())
        m_detailsFrame->setLeftList(m_chosen->key() != 0 && !m_chosen->isHere());
}

void OrdersPage::retranslate()
{
    m_header->setTitle(tr("Orders"));
    m_find->setText(tr("Search orders"));
    m_clearFilter->setText(tr("Clear filters"));
    m_lookFurther->setText(tr("Look further"));
    m_table->setAccessibleName(tr("Orders"));
    m_filter->retranslate();
    m_model->retranslate();
    m_hold->retranslate();
    m_detailsFrame->retranslate();
    followPhase();
}

} // namespace firstcome
