// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/exceptions_dialog.h"

#include "console/page/money_acts.h"
#include "console/page/money_calls.h"
#include "console/page/operator_session.h"
#include "console/page/order_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include <QBoxLayout>
#include <QHeaderView>
#include <QJsonArray>
#include <QTableWidget>

namespace firstcome {

namespace {

constexpr QSize dialogSize(1080, 460);
constexpr int markDigits = 4;

enum Column : quint8 { Subject, Why, Amount, Ours, Theirs, Since, ColumnCount };

bool isMoney(int column)
{
    return column == Amount || column == Ours || column == Theirs;
}

} // namespace

ExceptionsDialog::ExceptionsDialog(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QDialog(parent), m_api(api), m_session(session), m_calls(new MoneyCalls(api, this)), m_table(new QTableWidget),
      m_said(textLabel(TextRole::Plain, {}, true)), m_acts(new MoneyActs(Qt::Horizontal)),
      m_order(pushButton(ButtonKind::Primary, tr("Show the order")))
{
    setWindowTitle(tr("Money that waits for a person"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(dialogSize);
    arrange();
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &ExceptionsDialog::refresh);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &ExceptionsDialog::follow);
    connect(m_order, &QPushButton::clicked, this, [this] {
        if (const PaymentException *exception = chosen())
            Q_EMIT orderWanted(*exception->orderId);
    });
    connect(m_acts, &MoneyActs::chosen, this, [this](const QString &act, const QString &reason) {
        if (const PaymentException *exception = chosen())
            m_calls->send({MoneyAct::Subject::Payment, exception->paymentId, act, reason});
        follow();
    });
    connect(m_calls, &MoneyCalls::done, this, &ExceptionsDialog::refresh);
    connect(m_calls, &MoneyCalls::refused, this, &ExceptionsDialog::takeRefused);
    connect(&m_session, &OperatorSession::changed, this, &ExceptionsDialog::follow);
    m_states->showLoading();
    follow();
    refresh();
}

void ExceptionsDialog::arrange()
{
    m_table->setColumnCount(ColumnCount);
    const QString titles[] = {tr("For"),  tr("Why"), tr("Amount"), tr("In our book"), tr("In the gateway's"),
                              tr("Since")};
    for (int column = 0; column < ColumnCount; ++column) {
        auto *title = new QTableWidgetItem(titles[column]);
        title->setTextAlignment((isMoney(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        m_table->setHorizontalHeaderItem(column, title);
    }
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(metrics::row);
    m_table->horizontalHeader()->setSectionResizeMode(Why, QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAccessibleName(windowTitle());
    m_states = new ContentStates(m_table);
    m_states->empty()->setText({QStringLiteral("tone-good"), tr("No money waits for a person"),
                                tr("Our book and the gateway's agree as far as they were compared.")});
    m_said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *close = pushButton(ButtonKind::Normal, tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(metrics::small);
    foot->addWidget(m_acts);
    foot->addStretch(1);
    foot->addWidget(m_order);
    foot->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(textLabel(TextRole::Heading, windowTitle()));
    column->addWidget(m_states, 1);
    column->addWidget(m_said);
    column->addLayout(foot);
}

void ExceptionsDialog::refresh()
{
    ask({}, {});
}

void ExceptionsDialog::ask(const QString &cursor, const QList<PaymentException> &before)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/payments/exceptions"));
    request.with("limit", QStringLiteral("100")).with("cursor", cursor);
    m_api.send(request, this, [this, before](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_states->banner()->report(
                {tr("Not loaded: %1").arg(refusalText(answer.error())), {}, tr("Try again")});
        QList<PaymentException> all = before;
        const QJsonArray items = answer->json.value(u"items").toArray();
        for (const QJsonValue &item : items) {
            if (const auto exception = paymentExceptionFrom(item.toObject()))
                all.append(*exception);
        }
        const QString next = answer->json.value(u"nextCursor").toString();
        return next.isEmpty() ? take(all) : ask(next, all);
    });
}

void ExceptionsDialog::take(const QList<PaymentException> &exceptions)
{
    const PaymentException *before = chosen();
    const Id kept = before ? before->paymentId : 0;
    const QSignalBlocker quiet(m_table);
    m_exceptions = exceptions;
    m_table->setRowCount(int(exceptions.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fillRow(row);
    m_table->resizeColumnsToContents();
    m_table->horizontalHeader()->setSectionResizeMode(Why, QHeaderView::Stretch);
    m_table->clearSelection();
    m_states->banner()->clear();
    exceptions.isEmpty() ? m_states->showEmpty() : m_states->showContent();
    choose(kept);
    follow();
}

void ExceptionsDialog::fillRow(int row)
{
    const PaymentException &exception = m_exceptions[row];
    const QString subject =
        exception.orderId ? tr("Order %1").arg(*exception.orderId) : tr("Charge of member %1").arg(exception.memberId);
    const QString cells[] = {subject,
                             order_words::attention(exception.reason),
                             format::money(exception.amount),
                             format::money(exception.ours),
                             exception.theirs ? format::money(*exception.theirs) : QStringLiteral("–"),
                             format::dateTime(exception.since)};
    for (int column = 0; column < ColumnCount; ++column) {
        auto *item = new QTableWidgetItem(cells[column]);
        item->setTextAlignment((isMoney(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(column == Since ? format::exact(exception.since) : cells[column]);
        m_table->setItem(row, column, item);
    }
}

void ExceptionsDialog::choose(Id paymentId)
{
    for (int row = 0; row < m_exceptions.size(); ++row) {
        if (m_exceptions[row].paymentId == paymentId)
            m_table->selectRow(row);
    }
}

const PaymentException *ExceptionsDialog::chosen() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const int row = rows.isEmpty() ? -1 : rows.constFirst().row();
    return row >= 0 && row < m_exceptions.size() ? &m_exceptions[row] : nullptr;
}

void ExceptionsDialog::follow()
{
    const PaymentException *exception = chosen();
    const bool ofOrder = exception && exception->orderId;
    m_order->setVisible(ofOrder);
    m_acts->setVisible(exception && !ofOrder);
    QString said = exception ? order_words::attention(exception->reason) + u'.' : QString();
    if (exception && !exception->said.isEmpty())
        said += u'\n' + tr("The gateway's own word: %1").arg(format::breakable(exception->said));
    m_said->setText(said);
    if (!exception)
        return;
    const QString whyNot = !m_session.may(permission::RefundDecide)   ? tr("The permission refund.decide is missing.")
                           : m_calls->isRunning(exception->paymentId) ? tr("It is being decided.")
                                                                      : QString();
    m_acts->offer({exception->actions, whyNot, idText(exception->paymentId).right(markDigits)});
}

void ExceptionsDialog::takeRefused(const MoneyAct &, const Refusal &why)
{
    const bool unsure = worthRepeating(why);
    m_states->banner()->report({unsure ? tr("Whether it was decided is not known: %1").arg(refusalText(why))
                                       : tr("Not decided: %1").arg(refusalText(why)),
                                unsure ? tr("Deciding the same again takes effect once.") : QString(),
                                {}});
    follow();
}

} // namespace firstcome
