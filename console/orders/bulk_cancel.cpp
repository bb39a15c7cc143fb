// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/bulk_cancel.h"

#include "console/orders/order_calls.h"
#include "console/page/order_words.h"
#include "console/widgets/format.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/state_pill.h"

namespace firstcome {

namespace {

BulkDialog::Plan planOf(const QList<OrderView> &orders)
{
    const int count = int(orders.size());
    BulkDialog::Plan plan;
    plan.title = BulkCancel::tr("Cancel %Ln order(s)?", nullptr, count);
    plan.columns = {BulkCancel::tr("Order"), BulkCancel::tr("State"), BulkCancel::tr("Total")};
    plan.amountColumn = 2;
    for (const OrderView &order : orders)
        plan.items.append(
            {order.id, {idText(order.id), order_words::pill(order.state).word, format::money(order.total)}});
    plan.words = BulkCancel::tr(
        "Held units become free, paid money goes back. Orders that cannot be cancelled any more stay as they are.");
    plan.verb = BulkCancel::tr("Cancel %Ln order(s)", nullptr, count);
    plan.reason = BulkCancel::tr("Reason, for the audit");
    return plan;
}

} // namespace

BulkCancel::BulkCancel(ApiClient &api, const QList<OrderView> &orders, QWidget *parent)
    : BulkDialog(planOf(orders), parent), m_calls(new OrderCalls(api, this))
{
    connect(m_calls, &OrderCalls::cancelled, this, [this](const OrderDetail &detail) {
        ++m_cancelled;
        Q_EMIT changed(detail.order);
        settle(detail.order.id, tr("Cancelled"));
    });
    connect(m_calls, &OrderCalls::notCancelled, this,
            [this](Id id, const Refusal &refusal) { settle(id, refusalText(refusal)); });
}

void BulkCancel::run()
{
    next();
}

void BulkCancel::next()
{
    if (m_settled == items().size() || isStopped())
        return ended(tr("%1 of %2 are cancelled.").arg(m_cancelled).arg(items().size()));
    const Id id = items()[m_settled].id;
    setOutcome(id, tr("being cancelled…"));
    m_calls->cancel(id, reasonText());
}

void BulkCancel::settle(Id id, const QString &words)
{
    setOutcome(id, words);
    ++m_settled;
    say(tr("%1 of %2 done").arg(m_settled).arg(items().size()));
    next();
}

} // namespace firstcome
