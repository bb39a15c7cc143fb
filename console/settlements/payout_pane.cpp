// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/payout_pane.h"

#include "console/page/fetched_pane.h"
#include "console/page/operator_session.h"
#include "console/page/second_person.h"
#include "console/settlements/settlement_words.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "console/widgets/theme.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include <QAction>
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString sellerKey = QStringLiteral("seller");
const QString periodKey = QStringLiteral("period");
const QString countKey = QStringLiteral("count");
const QString askedKey = QStringLiteral("asked");
const QString decidedKey = QStringLiteral("decided");
const QString reasonKey = QStringLiteral("reason");

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/payouts/") + idText(id) + rest;
}

} // namespace

PayoutPane::PayoutPane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_approve(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_reject(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_statements(new QAction(themedIcon(QStringLiteral("go-next")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_amount(textLabel(TextRole::Plain)), m_facts(new FactList),
      m_approval(pushButton(ButtonKind::Link)), m_inside(new FetchedPane(makeContent(), api, this))
{
    m_approve->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_reject->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    play();
    connectParts();
    retranslate();
}

void PayoutPane::play()
{
    FetchedPane::Play play;
    play.request = [](Id id) { return ApiRequest::get(pathOf(id)); };
    play.take = [this](const ApiAnswer &answer) {
        const auto payout = payoutFrom(answer.json);
        if (payout) {
            m_payout = payout;
            showAll();
            Q_EMIT fetched(*payout);
        }
        return payout.has_value();
    };
    play.forget = [this] {
        m_payout.reset();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    play.tick = [this] { showTimes(); };
    m_inside->setPlay(std::move(play));
}

void PayoutPane::connectParts()
{
    connect(m_approve, &QAction::triggered, this, &PayoutPane::askToPay);
    connect(m_reject, &QAction::triggered, this, &PayoutPane::askToReject);
    connect(m_calls, &ActCalls::changed, this, &PayoutPane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &PayoutPane::followActions);
    connect(m_approval, &QPushButton::clicked, this,
            [this] { Q_EMIT placeWanted(second_person::placeOf(m_payout->approvalId)); });
}

QWidget *PayoutPane::makeContent()
{
    m_amount->setFont(figureFont(metrics::fontFigure));
    auto *head = new QHBoxLayout;
    head->addWidget(m_amount, 1);
    head->addWidget(m_state, 0, Qt::AlignVCenter);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    acts->addWidget(actionButton(m_approve));
    acts->addWidget(actionButton(m_reject));
    acts->addStretch();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_title);
    column->addLayout(head);
    column->addLayout(acts);
    column->addWidget(m_facts);
    column->addWidget(m_approval, 0, Qt::AlignLeft);
    column->addWidget(actionButton(m_statements), 0, Qt::AlignLeft);
    column->addStretch();
    return content;
}

void PayoutPane::showPayout(Id id)
{
    m_inside->choose(id);
}

void PayoutPane::refresh()
{
    m_inside->refresh();
}

void PayoutPane::askToPay()
{
    if (!m_payout || !m_approve->isEnabled())
        return;
    ConfirmDialog::Question question;
    const QString amount = format::money(m_payout->amount);
    question.title = tr("Pay %1 to %2?").arg(amount, m_payout->seller);
    question.consequence =
        tr("%Ln statement(s) of %1 are paid out. Above the limit a second person has to agree first. "
           "It cannot be taken back.",
           nullptr, int(m_payout->settlements))
            .arg(settlement_words::period(m_payout->from, m_payout->to));
    question.verb = tr("Pay %1").arg(amount);
    question.keep = tr("Not now");
    question.dangerous = false;
    ConfirmDialog::ask(this, question, [this](const QString &) { send(QStringLiteral("approve"), {}); });
}

void PayoutPane::askToReject()
{
    if (!m_payout || !m_reject->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Reject this payout of %1?").arg(format::money(m_payout->amount));
    question.consequence = tr("Nothing is paid. Its statements are open again, and the seller may ask anew; he sees "
                              "your reason.");
    question.verb = tr("Reject");
    question.keep = tr("Leave it waiting");
    question.reasonLabel = tr("Reason, which the seller sees");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &reason) {
        send(QStringLiteral("reject"), {{QStringLiteral("reason"), reason}});
    });
}

void PayoutPane::send(const QString &how, const QJsonObject &body)
{
    const Id id = m_inside->chosen();
    Act act{id, how, ApiRequest::post(pathOf(id, u'/' + how), body)};
    act.request.withIdempotencyKey();
    m_inside->clear();
    m_calls->send(std::move(act), [this, id, how](const Result<ApiAnswer> &answer) {
        if (id == m_inside->chosen())
            takeDecision(how, answer);
    });
}

void PayoutPane::takeDecision(const QString &how, const Result<ApiAnswer> &answer)
{
    refresh();
    if (const auto approval = second_person::approvalOf(answer))
        return second_person::tell(this, *approval, [this](const PageRef &place) { Q_EMIT placeWanted(place); });
    if (answer)
        return Toast::show(this,
                           {Tone::Good, how == QLatin1StringView("approve") ? tr("Paid out.") : tr("Rejected."), {}});
    const bool unsure = worthRepeating(answer.error());
    m_inside->report({(unsure ? tr("Whether it was decided is not known: %1") : tr("Not decided: %1"))
                          .arg(refusalText(answer.error())),
                      unsure ? tr("Deciding the same again takes effect once.") : QString(),
                      {}});
}

void PayoutPane::showAll()
{
    const Payout &payout = *m_payout;
    m_title->setText(tr("Payout %1").arg(idText(payout.id)));
    m_state->set(settlement_words::pill(payout.state));
    m_amount->setText(format::money(payout.amount));
    m_facts->setValue(sellerKey, format::breakable(payout.seller));
    m_facts->setValue(periodKey, settlement_words::period(payout.from, payout.to));
    m_facts->setValue(countKey, format::count(payout.settlements));
    m_facts->setShown(reasonKey, !payout.reason.isEmpty());
    m_facts->setValue(reasonKey, format::breakable(payout.reason));
    m_approval->setVisible(!payout.approvalId.isEmpty());
    showTimes();
    followActions();
}

void PayoutPane::showTimes()
{
    if (!m_payout)
        return;
    const Instant now = m_api.clock().at(systemNow());
    const Payout &payout = *m_payout;
    m_facts->setValue(
        askedKey, tr("%1, %2").arg(format::dateTime(payout.requestedAt), format::relative(payout.requestedAt, now)));
    m_facts->setShown(decidedKey, payout.decidedAt.has_value());
    if (payout.decidedAt)
        m_facts->setValue(decidedKey, tr("%1, %2").arg(payout.decidedBy, format::relative(*payout.decidedAt, now)));
}

QString PayoutPane::whyNot() const
{
    if (!m_payout)
        return tr("Select a payout first.");
    if (!m_session.may(permission::PayoutDecide))
        return tr("The permission payout.decide is missing.");
    if (m_calls->isRunning(m_inside->chosen()))
        return tr("It is being decided.");
    return m_payout->state == PayoutState::Requested ? QString() : tr("It is decided already.");
}

void PayoutPane::followActions()
{
    setAllowed(m_approve, whyNot());
    setAllowed(m_reject, whyNot());
    setAllowed(m_statements, m_payout ? QString() : tr("Select a payout first."));
}

void PayoutPane::retranslate()
{
    setWindowTitle(tr("Payout"));
    m_approve->setText(tr("Pay…"));
    m_reject->setText(tr("Reject…"));
    m_statements->setText(tr("Its statements"));
    m_approval->setText(tr("Show who agreed"));
    m_facts->setLabel(sellerKey, tr("Seller"));
    m_facts->setLabel(periodKey, tr("Days"));
    m_facts->setLabel(countKey, tr("Statements"));
    m_facts->setLabel(askedKey, tr("Asked"));
    m_facts->setLabel(decidedKey, tr("Decided"));
    m_facts->setLabel(reasonKey, tr("Reason"));
    m_inside->empty()->setText({QStringLiteral("wallet-open"), tr("No payout selected"),
                                tr("Select a payout to see what it pays, and to decide about it.")});
    if (m_payout)
        showAll();
    followActions();
}

} // namespace firstcome
