// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/bulk_cancel.h"

#include "console/orders/order_calls.h"
#include "console/page/order_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace firstcome {

namespace {

constexpr int dialogWidth = 640;
constexpr int tableHeight = 280;
constexpr int longestReason = 500;

enum Column { Number, State, Total, Outcome, Count };

} // namespace

BulkCancel::BulkCancel(ApiClient &api, QList<OrderView> orders, QWidget *parent)
    : QDialog(parent), m_orders(std::move(orders)), m_calls(new OrderCalls(api, this)), m_table(new QTableWidget),
      m_reason(new QLineEdit), m_typed(new QLineEdit), m_words(textLabel(TextRole::Help, {}, true)),
      m_leave(pushButton(ButtonKind::Normal, tr("Keep them"))),
      m_verb(pushButton(ButtonKind::Danger, tr("Cancel %Ln order(s)", nullptr, int(m_orders.size()))))
{
    const QString title = tr("Cancel %Ln order(s)?", nullptr, int(m_orders.size()));
    setWindowTitle(title);
    setMinimumWidth(dialogWidth);
    fillTable();
    m_reason->setMaxLength(longestReason);
    m_reason->setPlaceholderText(tr("Reason, for the audit"));
    m_reason->setAccessibleName(m_reason->placeholderText());
    m_typed->setPlaceholderText(tr("Type %1 to confirm").arg(m_orders.size()));
    m_typed->setAccessibleName(m_typed->placeholderText());
    m_words->setText(
        tr("Held units become free, paid money goes back. Orders that cannot be cancelled any more stay as they are."));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_verb);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::huge, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, title));
    column->addWidget(m_table, 1);
    column->addWidget(m_reason);
    column->addWidget(m_typed);
    column->addWidget(m_words);
    column->addLayout(buttons);
    connect(m_leave, &QPushButton::clicked, this, &BulkCancel::reject);
    connect(m_verb, &QPushButton::clicked, this, &BulkCancel::run);
    connect(m_typed, &QLineEdit::textChanged, this, &BulkCancel::follow);
    connect(m_typed, &QLineEdit::returnPressed, m_verb, &QPushButton::click);
    connect(m_calls, &OrderCalls::cancelled, this, [this](const OrderDetail &detail) {
        ++m_cancelled;
        Q_EMIT changed(detail.order);
        settle(detail.order.id, tr("Cancelled"));
    });
    connect(m_calls, &OrderCalls::notCancelled, this,
            [this](Id id, const Refusal &refusal) { settle(id, refusalText(refusal)); });
    follow();
}

void BulkCancel::fillTable()
{
    m_table->setColumnCount(Count);
    m_table->setRowCount(int(m_orders.size()));
    m_table->setHorizontalHeaderLabels({tr("Order"), tr("State"), tr("Total"), tr("Outcome")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::row);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setShowGrid(false);
    m_table->setMinimumHeight(tableHeight);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int row = 0; row < m_orders.size(); ++row) {
        const OrderView &order = m_orders[row];
        m_table->setItem(row, Number, new QTableWidgetItem(idText(order.id)));
        m_table->setItem(row, State, new QTableWidgetItem(order_words::pill(order.state).word));
        auto *total = new QTableWidgetItem(format::money(order.total));
        total->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, Total, total);
        m_table->setItem(row, Outcome, new QTableWidgetItem);
    }
    m_table->resizeColumnsToContents();
}

void BulkCancel::follow()
{
    const bool confirmed = m_typed->text().trimmed() == QString::number(m_orders.size());
    m_verb->setEnabled(confirmed && !m_running);
    m_verb->setToolTip(confirmed ? QString() : m_typed->placeholderText());
}

void BulkCancel::run()
{
    m_running = true;
    m_reason->setEnabled(false);
    m_typed->setEnabled(false);
    m_leave->setText(tr("Stop"));
    follow();
    next();
}

void BulkCancel::next()
{
    if (m_settled < m_orders.size() && !m_stopped) {
        m_table->item(m_settled, Outcome)->setText(tr("being cancelled…"));
        m_table->scrollToItem(m_table->item(m_settled, Outcome));
        return m_calls->cancel(m_orders[m_settled].id, m_reason->text().trimmed());
    }
    m_running = false;
    m_leave->setText(tr("Close"));
    m_words->setText(tr("%1 of %2 are cancelled.").arg(m_cancelled).arg(m_orders.size()));
}

void BulkCancel::settle(Id id, const QString &words)
{
    const auto found =
        std::find_if(m_orders.begin(), m_orders.end(), [id](const OrderView &order) { return order.id == id; });
    if (found == m_orders.end())
        return;
    QTableWidgetItem *item = m_table->item(int(found - m_orders.begin()), Outcome);
    item->setText(words);
    item->setToolTip(words.toHtmlEscaped());
    ++m_settled;
    m_words->setText(tr("%1 of %2 done").arg(m_settled).arg(m_orders.size()));
    next();
}

QString BulkCancel::outcomeOf(Id id) const
{
    for (int row = 0; row < m_orders.size(); ++row) {
        if (m_orders[row].id == id)
            return m_table->item(row, Outcome)->text();
    }
    return {};
}

void BulkCancel::reject()
{
    if (m_running)
        m_stopped = true; // the one that is under way gets its answer first
    else
        QDialog::reject();
}

} // namespace firstcome
