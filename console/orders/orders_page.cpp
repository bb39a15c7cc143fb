// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/orders_page.h"

#include "console/orders/bulk_cancel.h"
#include "console/orders/exceptions_dialog.h"
#include "console/orders/order_details.h"
#include "console/orders/order_filter_bar.h"
#include "console/page/attention_panel.h"
#include "console/page/details_frame.h"
#include "console/page/money_acts.h"
#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/table_view.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QScrollBar>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString filterKey = QStringLiteral("filter");

/// In the order of OrderListModel::Column.
ListColumns columns()
{
    return {{{160, Cell::Pill},
             {120, Cell::End},
             {0},
             {104, Cell::Money},
             {128, Cell::Text, 1},
             {120, Cell::End, 2},
             {92, Cell::Time, 3}},
            140};
}

void takeAnswer(OrderListModel &model, quint64 query, const Result<OrderFetch::Page> &answer)
{
    if (!answer)
        return model.failPage(query, refusalText(answer.error()));
    std::vector<OrderRow> rows;
    for (const OrderView &order : answer->orders)
        rows.push_back(orderRow(order));
    model.takePage(query, std::move(rows), answer->nextCursor);
}

} // namespace

PageInfo OrdersPage::info()
{
    return {QStringLiteral("orders"), QT_TRANSLATE_NOOP("Page", "Orders"), QStringLiteral("view-list-details")};
}

OrdersPage::OrdersPage(const PageContext &context)
    : m_context(context), m_lookFurther(new QAction(themedIcon(QStringLiteral("edit-find")), {}, this)),
      m_cancelSelected(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_exceptions(new QAction(themedIcon(QStringLiteral("wallet-open")), {}, this)), m_model(new OrderListModel(this)),
      m_fetch(new OrderFetch(context.api, this)), m_filter(new OrderFilterBar(context.api)),
      m_bar(pushButton(ButtonKind::Normal)), m_details(new OrderDetails(context.api, context.session)),
      m_list(new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_details, ListPage::Live}))
{
    addActions({m_details->copyAction(), m_details->cancelAction(), m_cancelSelected, m_exceptions});
    addActions(m_details->attention()->acts()->acts());
    m_list->table()->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->table()->addRowAction(m_cancelSelected);
    m_list->table()->addRowAction(m_details->cancelAction());
    m_list->addAbove(m_bar);
    m_bar->setIcon(themedIcon(QStringLiteral("go-up")));
    m_bar->hide();
    m_flow.setSingleShot(true);
    m_flow.setInterval(flowPause);
    m_filter->setFilter(orderFilterFrom(context.memory.value(filterKey).toMap()));
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    connectParts();
    OrdersPage::retranslate();
}

void OrdersPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); },
                     [this] { return wholeList(); }, [this] { return toVariant(m_filter->filter()); },
                     [this](const QVariantMap &kept) { m_filter->take(orderFilterFrom(kept)); }});
    connect(m_filter, &OrderFilterBar::changed, this, [this] {
        m_context.memory.set(filterKey, toVariant(m_filter->filter()));
        m_model->reload();
    });
    connect(m_lookFurther, &QAction::triggered, this, [this] { m_model->fetchMore({}); });
    connect(m_model, &PagedTable::phaseChanged, this, &OrdersPage::followPhase);
    connect(m_list->chosen(), &ChosenRow::chosen, m_details, &OrderDetails::showOrder);
    connect(m_list->hold(), &RowHold::changed, this, &OrdersPage::followNew);
    connect(m_list->table()->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (isAtTop())
            followNew();
    });
    connect(m_details, &OrderDetails::fetched, this,
            [this](const OrderView &order) { m_model->apply(orderRow(order)); });
    connect(m_details, &OrderDetails::productChosen, this, [this](const QString &id) {
        Q_EMIT openRequested({QStringLiteral("products"), id, {}});
    });
    connect(m_details, &OrderDetails::claimsChosen, this, [this] {
        const OrderDetail &detail = *m_details->detail();
        const QVariantMap ofTheOrder{{QStringLiteral("q"), idText(detail.order.id)},
                                     {QStringLiteral("state"), QString()}};
        Q_EMIT openRequested({QStringLiteral("refunds"), idText(detail.claims.constFirst()), ofTheOrder});
    });
    connect(m_bar, &QPushButton::clicked, this, &OrdersPage::loadNew);
    connect(m_exceptions, &QAction::triggered, this, &OrdersPage::showExceptions);
    connect(m_cancelSelected, &QAction::triggered, this, &OrdersPage::cancelSelected);
    connect(m_list->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OrdersPage::followSelected);
    connect(&m_context.session, &OperatorSession::changed, this, &OrdersPage::followSelected);
    connect(&m_flow, &QTimer::timeout, this, &OrdersPage::flowIn);
    m_context.live.subscribe(QStringLiteral("orders"), this, [this](const QJsonObject &object) {
        if (const auto frame = orderChangedFrom(object))
            takeFrame(*frame);
    });
}

void OrdersPage::open(const PageRef &ref)
{
    if (!ref.filter.isEmpty())
        m_filter->take(orderFilterFrom(ref.filter));
    if (ref.key == QLatin1StringView("exceptions"))
        return showExceptions();
    m_list->open(ref.key);
}

void OrdersPage::showExceptions()
{
    auto *dialog = findChild<ExceptionsDialog *>();
    if (!dialog) {
        dialog = new ExceptionsDialog(m_context.api, m_context.session, this);
        connect(dialog, &ExceptionsDialog::orderWanted, this, [this](Id id) { m_list->open(idText(id)); });
    }
    dialog->refresh();
    dialog->show();
    dialog->raise();
}

void OrdersPage::refresh()
{
    m_model->refresh();
    m_details->refresh();
}

QWidget *OrdersPage::details()
{
    return m_list->details();
}

void OrdersPage::fetch(const PagedTable::PageRequest &page)
{
    if (page.cursor.isEmpty())
        m_new.beginLoad(m_filter->filter());
    m_fetch->ask(m_filter->filter(), page, [this, page](const Result<OrderFetch::Page> &answer) {
        if (answer)
            m_list->setReadAt(systemNow());
        takeAnswer(*m_model, page.query, answer);
    });
}

PagedTable *OrdersPage::wholeList() const
{
    auto *list = new OrderListModel;
    auto *fetch = new OrderFetch(m_context.api, list);
    list->setFetch([list, fetch, filter = m_filter->filter()](const PagedTable::PageRequest &page) {
        fetch->ask(filter, page,
                   [list, page](const Result<OrderFetch::Page> &answer) { takeAnswer(*list, page.query, answer); });
    });
    return list;
}

void OrdersPage::followSelected()
{
    const int selected = int(m_list->table()->selectedRows().size());
    m_cancelSelected->setText(selected > 1 ? tr("Cancel %Ln order(s)…", nullptr, selected)
                                           : tr("Cancel the selected orders…"));
    QString whyNot;
    if (!m_context.session.may(permission::OrderAct))
        whyNot = tr("The permission order.act is missing.");
    else if (selected < 2)
        whyNot = tr("Select several orders first, with Shift or Ctrl.");
    setAllowed(m_cancelSelected, whyNot);
}

void OrdersPage::cancelSelected()
{
    QList<OrderView> orders;
    const QList<int> rows = m_list->table()->selectedRows();
    for (const int row : rows)
        orders.append(m_model->at(row).order);
    auto *dialog = new BulkCancel(m_context.api, orders, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &BulkCancel::changed, this, [this](const OrderView &order) {
        m_model->apply(orderRow(order));
        m_details->noteChange(order.id);
    });
    dialog->open();
}

void OrdersPage::takeFrame(const OrderChanged &frame)
{
    m_details->noteChange(frame.orderId);
    if (!m_model->applyFrame(frame) && m_model->hasLoaded()) {
        m_new.see(frame, m_context.api.clock().at(systemNow()));
        followNew();
    }
}

void OrdersPage::followPhase()
{
    if (m_model->phase() == PagedTable::Phase::Idle && m_model->hasLoaded()) {
        const int rows = m_model->rowCount();
        const Id oldest = rows == 0 || m_model->isComplete() ? 0 : m_model->at(rows - 1).id;
        m_new.endLoad(oldest, [this](Id id) { return m_model->rowOf(id).has_value(); });
    }
    followNew();
    m_list->follow();
}

ListWords OrdersPage::words() const
{
    ListWords words{subtitle(), tr("Orders could not be loaded: %1"), {}, nullptr};
    if (m_model->canFetchMore({})) {
        words.empty = {QStringLiteral("edit-find"), tr("None found so far"),
                       tr("The newest orders were looked through; older ones were not yet.")};
        words.remedy = m_lookFurther;
    } else if (m_filter->filter().narrows()) {
        words.empty = {
            QStringLiteral("edit-find"), tr("No order fits"),
            tr("Searched are an order's number or its last digits, and a member's number, name or e-mail address, "
               "and product names. Widen the filters, or search for another part.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("view-list-details"), tr("No orders yet"),
                       tr("They appear here by themselves as shoppers place them.")};
    }
    return words;
}

QString OrdersPage::subtitle() const
{
    const int rows = m_model->rowCount();
    if (!m_model->hasLoaded())
        return {};
    if (m_filter->filter().narrows())
        return m_model->isComplete() ? tr("%Ln order(s) fit", nullptr, rows)
                                     : tr("The newest %Ln order(s) that fit", nullptr, rows);
    return m_model->isComplete() ? tr("%Ln order(s)", nullptr, rows) : tr("The newest %Ln order(s)", nullptr, rows);
}

void OrdersPage::followNew()
{
    const int count = m_new.count();
    if (count > 0 && flows() && !m_flow.isActive())
        m_flow.start();
    m_bar->setVisible(count > 0 && !flows());
    m_bar->setToolTip(m_list->hold()->words());
    QString words = tr("%Ln new order(s)", nullptr, count);
    if (count > NewOrders::most)
        words = tr("More than %1 new orders").arg(format::count(NewOrders::most));
    if (m_new.areUncertain())
        words = tr("New orders have come; some may fit");
    m_bar->setText((m_list->hold()->isHeld() ? tr("Paused: %1 – show") : tr("%1 – show")).arg(words));
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
    m_list->table()->scrollToTop();
}

bool OrdersPage::isAtTop() const
{
    return m_list->table()->verticalScrollBar()->value() == 0;
}

bool OrdersPage::flows() const
{
    return isAtTop() && !m_list->hold()->isHeld() && m_model->rowCount() <= flowRows &&
           m_model->phase() != PagedTable::Phase::Failed;
}

void OrdersPage::retranslate()
{
    m_lookFurther->setText(tr("Look further"));
    m_exceptions->setText(tr("Money that waits for a person…"));
    followSelected();
    m_filter->retranslate();
    m_model->retranslate();
    m_list->retranslate(tr("Orders"));
    followPhase();
}

} // namespace firstcome
