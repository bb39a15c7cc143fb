// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_pane.h"

#include "console/page/attention_panel.h"
#include "console/page/fetched_pane.h"
#include "console/page/money_acts.h"
#include "console/page/operator_session.h"
#include "console/page/second_person.h"
#include "console/refunds/claim_money.h"
#include "console/refunds/claim_story.h"
#include "console/refunds/claim_words.h"
#include "console/refunds/grant_dialog.h"
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
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString shopperKey = QStringLiteral("shopper");
const QString askedKey = QStringLiteral("asked");
const QString unitsKey = QStringLiteral("units");
const QString dueKey = QStringLiteral("due");
const QString decidedKey = QStringLiteral("decided");
const QString noteKey = QStringLiteral("note");
const QString grantedKey = QStringLiteral("granted");
const QString paidKey = QStringLiteral("paid");

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/claims/") + idText(id) + rest;
}

} // namespace

ClaimPane::ClaimPane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_approve(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_reject(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_amount(textLabel(TextRole::Plain)), m_product(textLabel(TextRole::Plain, {}, true)),
      m_reason(textLabel(TextRole::Plain, {}, true)), m_waiting(textLabel(TextRole::Plain, {}, true)),
      m_approval(pushButton(ButtonKind::Link)), m_facts(new FactList), m_attention(new AttentionPanel),
      m_story(new ClaimStory), m_money(new ClaimMoney(api, session, m_attention)),
      m_inside(new FetchedPane(makeContent(), api, this))
{
    m_approve->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_reject->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    play();
    connectParts();
    retranslate();
}

void ClaimPane::play()
{
    FetchedPane::Play play;
    play.request = [](Id id) { return ApiRequest::get(pathOf(id)); };
    play.take = [this](const ApiAnswer &answer) {
        auto detail = claimDetailFrom(answer.json);
        if (!detail)
            return false;
        detail->etag = answer.etag;
        take(*std::move(detail));
        return true;
    };
    play.forget = [this] {
        m_detail.reset();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    play.tick = [this] { showTimes(); };
    m_inside->setPlay(std::move(play));
}

void ClaimPane::connectParts()
{
    connect(m_approve, &QAction::triggered, this, &ClaimPane::askToGrant);
    connect(m_reject, &QAction::triggered, this, &ClaimPane::askToReject);
    connect(m_approval, &QPushButton::clicked, this,
            [this] { Q_EMIT placeWanted(second_person::placeOf(m_detail->waiting->id)); });
    connect(m_calls, &ActCalls::changed, this, &ClaimPane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &ClaimPane::followActions);
    connect(m_story, &ClaimStory::placeWanted, this, &ClaimPane::placeWanted);
    connect(m_story, &ClaimStory::claimWanted, this, &ClaimPane::claimWanted);
    connect(m_money, &ClaimMoney::decided, this, [this](Id order) {
        refresh();
        Toast::show(this, {Tone::Good, tr("Decided about the money of order %1.").arg(idText(order)), {}});
    });
    connect(m_money, &ClaimMoney::refused, this, &ClaimPane::takeRefusal);
}

QWidget *ClaimPane::makeContent()
{
    m_amount->setFont(figureFont(metrics::fontFigure));
    for (QLabel *label : {m_product, m_reason})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
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
    column->addWidget(m_product);
    column->addWidget(m_reason);
    column->addWidget(m_attention);
    column->addWidget(m_waiting);
    column->addWidget(m_approval, 0, Qt::AlignLeft);
    column->addLayout(acts);
    column->addWidget(m_facts);
    column->addWidget(m_story);
    column->addStretch();
    return content;
}

void ClaimPane::showClaim(Id id)
{
    m_inside->choose(id);
}

void ClaimPane::noteChange(Id id)
{
    m_inside->noteChange(id);
}

void ClaimPane::refresh()
{
    m_inside->refresh();
}

void ClaimPane::take(ClaimDetail detail)
{
    m_detail = std::move(detail);
    Q_EMIT fetched(m_detail->claim);
    showAll();
    m_money->show(*m_detail);
}

void ClaimPane::askToGrant()
{
    if (!m_detail || !m_approve->isEnabled())
        return;
    m_dialog = new GrantDialog(*m_detail, this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &GrantDialog::asked, this,
            [this, etag = m_detail->etag] { send(QStringLiteral("approve"), m_dialog->body(), etag); });
    m_dialog->open();
}

void ClaimPane::askToReject()
{
    if (!m_detail || !m_reject->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Reject this claim of %1?").arg(format::money(m_detail->claim.amount));
    question.consequence = tr("Nothing goes back, and the shopper sees your reason. The line cannot be claimed again.");
    question.verb = tr("Reject");
    question.keep = tr("Leave it waiting");
    question.reasonLabel = tr("Reason, which the shopper sees");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this, etag = m_detail->etag](const QString &reason) {
        send(QStringLiteral("reject"), {{QStringLiteral("reason"), reason}}, etag);
    });
}

void ClaimPane::send(const QString &how, const QJsonObject &body, const QByteArray &seen)
{
    if (!m_detail)
        return;
    const Id id = m_inside->chosen();
    Act act{id, how, ApiRequest::post(pathOf(id, u'/' + how), body)};
    act.request.withIdempotencyKey().withIfMatch(seen);
    m_inside->clear();
    m_calls->send(std::move(act), [this, id, how](const Result<ApiAnswer> &answer) {
        if (id == m_inside->chosen())
            takeDecision(how, answer);
    });
}

void ClaimPane::takeDecision(const QString &how, const Result<ApiAnswer> &answer)
{
    const auto approval = second_person::approvalOf(answer);
    if (!answer && !approval)
        return takeRefusal(answer.error());
    if (m_dialog)
        m_dialog->accept();
    refresh();
    if (approval)
        return second_person::tell(this, *approval, [this](const PageRef &place) { Q_EMIT placeWanted(place); });
    Toast::show(
        this,
        {Tone::Good, how == QLatin1StringView("approve") ? tr("Approved: the money goes back.") : tr("Rejected."), {}});
}

void ClaimPane::takeRefusal(const Refusal &refusal)
{
    refresh();
    const bool changed = refusal.code == code::preconditionFailed || refusal.code == code::claimClosed;
    if (m_dialog && m_dialog->isVisible() && !changed)
        return m_dialog->showRefusal(refusal);
    // What was decided about is not what is there now: it is read anew, and looked at before.
    if (m_dialog)
        m_dialog->reject();
    if (changed)
        return m_inside->report({tr("Not decided: it changed meanwhile, and is shown as it is now."),
                                 tr("Look at it and decide again."),
                                 {}});
    const bool unsure = worthRepeating(refusal);
    m_inside->report(
        {(unsure ? tr("Whether it was decided is not known: %1") : tr("Not decided: %1")).arg(refusalText(refusal)),
         unsure ? tr("Deciding the same again takes effect once.") : QString(),
         {}});
}

void ClaimPane::showAll()
{
    const Claim &claim = m_detail->claim;
    m_title->setText(QStringLiteral("%1 %2").arg(claim_words::kind(claim.kind), idText(claim.id)));
    m_state->set(claim_words::pill(claim.state));
    m_amount->setText(format::money(claim.amount));
    m_product->setText(format::breakable(claim_words::product(claim)));
    m_reason->setText(tr("“%1”").arg(format::breakable(claim.reason)));
    m_facts->setValue(shopperKey, idText(claim.memberId));
    m_facts->setShown(unitsKey, claim.kind == ClaimKind::Return);
    m_facts->setValue(unitsKey, format::count(claim.quantity));
    m_facts->setShown(noteKey, claim.decided && !claim.decided->note.isEmpty());
    m_facts->setValue(noteKey, claim.decided ? format::breakable(claim.decided->note) : QString());
    m_facts->setShown(grantedKey, claim.granted.has_value());
    if (claim.granted) {
        QString granted = format::money(claim.granted->amount);
        if (claim.granted->quantity > 0)
            granted += QStringLiteral(" · ") + tr("%Ln unit(s)", nullptr, int(claim.granted->quantity)) +
                       QStringLiteral(" · ") + (claim.granted->restock ? tr("back on sale") : tr("scrapped"));
        m_facts->setValue(grantedKey, granted);
    }
    m_facts->setShown(paidKey, claim.granted.has_value());
    m_facts->setValue(paidKey, claim.paid ? claim_words::paidBack(*claim.paid) : tr("not yet"));
    m_waiting->setVisible(m_detail->waiting.has_value());
    m_approval->setVisible(m_detail->waiting.has_value());
    const auto &payment = m_detail->payment;
    if (payment && payment->exception)
        m_attention->show({payment->exception->reason, payment->exception->since}, payment->exception);
    else
        m_attention->hide();
    m_story->show(*m_detail);
    showTimes();
    followActions();
}

void ClaimPane::showTimes()
{
    if (!m_detail)
        return;
    const Claim &claim = m_detail->claim;
    const Instant now = m_api.clock().at(systemNow());
    m_facts->setValue(askedKey,
                      tr("%1, %2").arg(format::dateTime(claim.requestedAt), format::relative(claim.requestedAt, now)));
    m_facts->setHint(askedKey, format::exact(claim.requestedAt));
    const bool due = claim.dueAt && claim.state == ClaimState::Requested;
    m_facts->setShown(dueKey, due);
    if (due)
        m_facts->setValue(dueKey,
                          tr("%1 (%2)").arg(format::dateTime(*claim.dueAt), format::relative(*claim.dueAt, now)));
    if (const auto &waiting = m_detail->waiting) {
        m_waiting->setText(tr("⚠ Waits for a second person: %1 asked to give back %2. Without a decision it ends %3.")
                               .arg(waiting->by.isEmpty() ? tr("somebody") : waiting->by,
                                    format::money(waiting->amount), format::relative(waiting->until, now)));
        m_waiting->setToolTip(format::exact(waiting->until));
    }
    m_facts->setShown(decidedKey, claim.decided.has_value());
    if (claim.decided)
        m_facts->setValue(decidedKey, tr("%1, %2").arg(claim_words::decider(*claim.decided),
                                                       format::relative(claim.decided->at, now)));
}

QString ClaimPane::whyNot(const char *act) const
{
    if (!m_detail)
        return tr("Select a claim first.");
    if (!m_session.may(permission::RefundDecide))
        return tr("The permission refund.decide is missing.");
    if (m_calls->isRunning(m_inside->chosen()))
        return tr("It is being decided.");
    if (m_detail->waiting && qstrcmp(act, "approve") == 0)
        return tr("It waits for a second person.");
    return m_detail->allows(act) ? QString() : tr("It is decided already.");
}

void ClaimPane::followActions()
{
    setAllowed(m_approve, whyNot("approve"));
    setAllowed(m_reject, whyNot("reject"));
}

void ClaimPane::retranslate()
{
    setWindowTitle(tr("Claim"));
    m_approve->setText(tr("Approve…"));
    m_reject->setText(tr("Reject…"));
    m_approval->setText(tr("Show the approval"));
    m_facts->setLabel(shopperKey, tr("Shopper"));
    m_facts->setLabel(askedKey, tr("Asked"));
    m_facts->setLabel(unitsKey, tr("Units"));
    m_facts->setLabel(dueKey, tr("Completes by itself"));
    m_facts->setLabel(decidedKey, tr("Decided"));
    m_facts->setLabel(noteKey, tr("Said"));
    m_facts->setLabel(grantedKey, tr("Granted"));
    m_facts->setLabel(paidKey, tr("Money"));
    m_inside->empty()->setText({QStringLiteral("edit-undo"), tr("No claim selected"),
                                tr("Select a claim to see its order, payment, delivery and earlier claims.")});
    m_attention->acts()->retranslate();
    m_story->retranslate();
    if (m_detail)
        showAll();
    followActions();
}

} // namespace firstcome
