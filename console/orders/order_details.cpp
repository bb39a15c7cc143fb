// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_details.h"

#include "console/orders/cancel_preview.h"
#include "console/orders/order_calls.h"
#include "console/orders/order_line_row.h"
#include "console/orders/payment_view.h"
#include "console/orders/timeline_view.h"
#include "console/page/attention_panel.h"
#include "console/page/money_acts.h"
#include "console/page/money_calls.h"
#include "console/page/operator_session.h"
#include "console/page/order_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/colours.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QPainter>
#include <QScrollArea>

namespace firstcome {

namespace {

constexpr int markDigits = 4;

const QString memberKey = QStringLiteral("member");
const QString methodKey = QStringLiteral("method");
const QString deadlineKey = QStringLiteral("deadline");
const QString changedKey = QStringLiteral("changed");

/// Between the parts of the pane.
class Hairline : public QWidget
{
public:
    Hairline() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), currentColours().line); }
};

} // namespace

OrderDetails::OrderDetails(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new OrderCalls(api, this)),
      m_money(new MoneyCalls(api, this)), m_cancel(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_copy(new QAction(themedIcon(QStringLiteral("edit-copy")), {}, this)), m_number(textLabel(TextRole::Label)),
      m_total(textLabel(TextRole::Plain)), m_placed(textLabel(TextRole::Muted, {}, true)),
      m_attention(new AttentionPanel), m_state(new StatePill), m_facts(new FactList),
      m_linesTitle(textLabel(TextRole::Label)), m_lineColumn(new QVBoxLayout), m_claims(pushButton(ButtonKind::Link)),
      m_payment(new PaymentView), m_timeline(new TimelineView)
{
    m_total->setFont(figureFont(metrics::fontFigure));
    auto *scroll = new QScrollArea;
    scroll->setWidget(makeContent());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(scroll, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_states);
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &OrderDetails::refresh);
    connect(m_cancel, &QAction::triggered, this, &OrderDetails::askToCancel);
    connect(m_copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(idText(m_id)); });
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &OrderDetails::refresh);
    connect(&m_session, &OperatorSession::changed, this, &OrderDetails::followActions);
    everySecond(this, [this] { showTimes(); });
    connectCalls();
    m_states->showEmpty();
    retranslate();
}

void OrderDetails::connectCalls()
{
    connect(m_claims, &QPushButton::clicked, this, &OrderDetails::claimsChosen);
    connect(m_calls, &OrderCalls::loaded, this, &OrderDetails::take);
    connect(m_calls, &OrderCalls::notLoaded, this, [this](Id id, const Refusal &refusal) {
        if (id == m_id)
            m_states->banner()->report({tr("Not loaded: %1").arg(refusalText(refusal)), {}, tr("Try again")});
    });
    connect(m_calls, &OrderCalls::timelineLoaded, this, [this](Id id, const QList<TimelineItem> &items) {
        if (id == m_id)
            m_timeline->setItems(items);
    });
    connect(m_calls, &OrderCalls::timelineNotLoaded, this, [this](Id id, const Refusal &refusal) {
        if (id == m_id)
            m_timeline->report(tr("The timeline could not be loaded: %1").arg(refusalText(refusal)));
    });
    connect(m_calls, &OrderCalls::cancelled, this, [this](const OrderDetail &detail) {
        take(detail);
        noteChange(detail.order.id);
        Toast::show(this, {Tone::Good, tr("Order %1 is cancelled.").arg(idText(detail.order.id)), {}});
    });
    connect(m_calls, &OrderCalls::notCancelled, this, &OrderDetails::takeRefused);
    connect(m_attention->acts(), &MoneyActs::chosen, this, [this](const QString &act, const QString &reason) {
        m_money->send({MoneyAct::Subject::Order, m_id, act, reason});
        followActions();
    });
    connect(m_money, &MoneyCalls::done, this, &OrderDetails::takeResolved);
    connect(m_money, &MoneyCalls::refused, this, &OrderDetails::takeUnresolved);
}

QLayout *OrderDetails::makeHead()
{
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *number = new QHBoxLayout;
    number->setSpacing(metrics::hair);
    number->addWidget(m_number);
    number->addWidget(actionButton(m_copy, false));
    number->addStretch();
    number->addWidget(m_state);
    auto *total = new QHBoxLayout;
    total->addWidget(m_total, 1);
    total->addWidget(actionButton(m_cancel), 0, Qt::AlignVCenter);
    auto *head = new QVBoxLayout;
    head->setSpacing(metrics::hair);
    head->addLayout(number);
    head->addLayout(total);
    head->addWidget(m_placed);
    head->addWidget(m_attention);
    return head;
}

QWidget *OrderDetails::makeContent()
{
    m_lineColumn->setSpacing(metrics::medium);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    // Less at the right, where the bar to scroll with takes its room.
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(makeHead());
    column->addWidget(m_facts);
    column->addWidget(new Hairline);
    column->addWidget(m_linesTitle);
    column->addLayout(m_lineColumn);
    column->addWidget(m_claims, 0, Qt::AlignLeft);
    column->addWidget(new Hairline);
    column->addWidget(m_payment);
    column->addWidget(new Hairline);
    column->addWidget(m_timeline);
    column->addStretch();
    return content;
}

void OrderDetails::showOrder(Id id)
{
    if (id == m_id)
        return;
    m_id = id;
    m_detail.reset();
    m_isSettling = true;
    m_next.stop();
    m_timeline->clear();
    m_states->banner()->clear();
    m_states->showEmpty();
    if (id != 0)
        m_states->showLoading();
    followActions();
    refresh();
}

void OrderDetails::refresh()
{
    if (m_id == 0)
        return;
    m_calls->load(m_id);
    m_calls->loadTimeline(m_id);
}

void OrderDetails::noteChange(Id id)
{
    if (id != m_id)
        return;
    m_isSettling = true;
    if (!m_next.isActive() || m_next.remainingTimeAsDuration() > soon)
        m_next.start(soon);
}

void OrderDetails::take(const OrderDetail &detail)
{
    Q_EMIT fetched(detail.order);
    if (detail.order.id != m_id)
        return;
    m_detail = detail;
    m_states->banner()->clear();
    showDetail();
    m_states->showContent();
    if (isVisible() && !m_next.isActive() && std::exchange(m_isSettling, false))
        m_next.start(settled);
}

void OrderDetails::takeRefused(Id id, const Refusal &refusal)
{
    followActions();
    const QString words = refusalText(refusal);
    if (id != m_id) {
        Toast::show(this, {Tone::Act, tr("Order %1 was not cancelled: %2").arg(idText(id), words), {}});
        return;
    }
    const bool unsure = worthRepeating(refusal);
    m_states->banner()->report(
        {unsure ? tr("Whether it was cancelled is not known: %1").arg(words) : tr("Not cancelled: %1").arg(words),
         unsure ? tr("Cancelling again takes effect once.") : QString(),
         {}});
    if (!unsure)
        refresh();
}

void OrderDetails::takeResolved(const MoneyAct &act)
{
    noteChange(act.id);
    followActions();
    Toast::show(this, {Tone::Good, tr("Decided about the money of order %1.").arg(idText(act.id)), {}});
}

void OrderDetails::takeUnresolved(const MoneyAct &act, const Refusal &refusal)
{
    followActions();
    const bool unsure = worthRepeating(refusal);
    const QString words = unsure ? tr("Whether it was decided is not known: %1").arg(refusalText(refusal))
                                 : tr("Not decided: %1").arg(refusalText(refusal));
    if (act.id != m_id)
        return Toast::show(this, {Tone::Act, idText(act.id) + QStringLiteral(": ") + words, {}});
    m_states->banner()->report({words, unsure ? tr("Deciding the same again takes effect once.") : QString(), {}});
    if (!unsure)
        noteChange(act.id);
}

void OrderDetails::askToCancel()
{
    if (!m_detail || !m_cancel->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Cancel order %1?").arg(idText(m_id));
    question.consequence = QStringLiteral("• ") + cancelPreview(*m_detail).join(QStringLiteral("\n• "));
    question.verb = tr("Cancel order");
    question.keep = tr("Keep it");
    question.typed = cancelTyped(*m_detail);
    question.reasonLabel = tr("Reason, for the audit");
    ConfirmDialog::ask(this, question, [this, id = m_id](const QString &reason) { sendCancel(id, reason); });
}

void OrderDetails::sendCancel(Id id, const QString &reason)
{
    m_calls->cancel(id, reason);
    followActions();
}

void OrderDetails::showDetail()
{
    const OrderView &order = m_detail->order;
    m_number->setText(idText(order.id));
    m_state->set(order_words::pill(order.state));
    m_total->setText(format::money(order.total));
    m_facts->setValue(memberKey, idText(order.memberId));
    m_facts->setValue(methodKey, order_words::methodName(order.method));
    if (order.attention)
        m_attention->show(*order.attention, m_detail->payment ? m_detail->payment->exception : std::nullopt);
    else
        m_attention->hide();
    showLines();
    m_payment->show(m_detail->payment);
    showTimes();
    followActions();
}

void OrderDetails::showLines()
{
    const QList<OrderLineView> &lines = m_detail->order.lines;
    while (m_lines.size() > lines.size())
        delete m_lines.takeLast();
    while (m_lines.size() < lines.size()) {
        m_lines.append(new OrderLineRow);
        m_lineColumn->addWidget(m_lines.constLast());
        connect(m_lines.constLast(), &OrderLineRow::productChosen, this, &OrderDetails::productChosen);
    }
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const DeliveryDetail *delivery = nullptr;
        for (const DeliveryDetail &each : m_detail->deliveries) {
            if (each.lineId == lines[i].lineId)
                delivery = &each;
        }
        m_lines[i]->setLine(lines[i], delivery);
    }
    m_claims->setVisible(!m_detail->claims.isEmpty());
    m_claims->setText(tr("Show %Ln claim(s) of this order", nullptr, int(m_detail->claims.size())));
    m_linesTitle->setText(tr("%Ln line(s)", nullptr, int(lines.size())));
}

void OrderDetails::showTimes()
{
    if (!m_detail)
        return;
    const OrderView &order = m_detail->order;
    const Instant now = m_api.clock().at(systemNow());
    m_placed->setText(
        tr("Placed %1, %2").arg(format::dateTime(order.createdAt), format::relative(order.createdAt, now)));
    m_placed->setToolTip(format::exact(order.createdAt));
    m_facts->setValue(changedKey, format::relative(order.updatedAt, now));
    m_facts->setHint(changedKey, format::exact(order.updatedAt));
    const bool waits = order.state == OrderState::PendingPayment;
    QString deadline = format::clockKst(order.holdExpiresAt);
    if (waits && order.payingSince)
        deadline = tr("stands still: being paid since %1").arg(format::clockKst(*order.payingSince));
    else if (waits)
        deadline = tr("%1 (%2)").arg(deadline, format::relative(order.holdExpiresAt, now));
    m_facts->setShown(deadlineKey, waits);
    m_facts->setValue(deadlineKey, deadline);
    m_facts->setHint(deadlineKey, format::exact(order.holdExpiresAt));
}

void OrderDetails::followActions()
{
    setAllowed(m_copy, m_id != 0 ? QString() : tr("No order is selected."));
    const bool deciding = m_money->isRunning(m_id);
    const bool mayDecide = m_session.may(permission::RefundDecide);
    m_attention->acts()->offer({m_detail ? m_detail->actions : QStringList(),
                                !mayDecide ? tr("The permission refund.decide is missing.")
                                : deciding ? tr("It is being decided.")
                                           : QString(),
                                idText(m_id).right(markDigits)});
    if (!m_detail)
        return setAllowed(m_cancel, tr("No order is selected."));
    const bool running = m_calls->isCancelling(m_id);
    setAllowed(m_cancel,
               running ? tr("It is being cancelled.") : whyNotCancel(*m_detail, m_session.may(permission::OrderAct)));
}

void OrderDetails::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void OrderDetails::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

void OrderDetails::retranslate()
{
    setWindowTitle(tr("Order"));
    m_cancel->setText(tr("Cancel order…"));
    m_attention->acts()->retranslate();
    m_copy->setText(tr("Copy the order's number"));
    m_facts->setLabel(memberKey, tr("Member"));
    m_facts->setLabel(methodKey, tr("Pays by"));
    m_facts->setLabel(deadlineKey, tr("Held until"));
    m_facts->setLabel(changedKey, tr("Changed"));
    m_states->empty()->setText({QStringLiteral("view-list-details"), tr("No order selected"),
                                tr("Select an order to see its lines, payment, deliveries and timeline.")});
    m_payment->retranslate();
    m_timeline->retranslate();
    if (m_detail)
        showDetail();
    followActions();
}

} // namespace firstcome
