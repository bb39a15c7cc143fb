// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval_details.h"

#include "console/approvals/approval_words.h"
#include "console/approvals/approve_dialog.h"
#include "console/page/fetched_pane.h"
#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/change_table.h"
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
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QBoxLayout>

namespace firstcome {

namespace {

const QString askedKey = QStringLiteral("asked");
const QString reasonKey = QStringLiteral("reason");
const QString deadlineKey = QStringLiteral("deadline");
const QString decidedKey = QStringLiteral("decided");
const QString noteKey = QStringLiteral("note");

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/approvals/") + idText(id) + rest;
}

} // namespace

ApprovalDetails::ApprovalDetails(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_approve(new QAction(themedIcon(QStringLiteral("dialog-ok-apply")), {}, this)),
      m_reject(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_withdraw(new QAction(themedIcon(QStringLiteral("edit-undo")), {}, this)),
      m_place(new QAction(themedIcon(QStringLiteral("go-jump")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_subject(textLabel(TextRole::Plain, {}, true)), m_amount(textLabel(TextRole::Plain)),
      m_changes(new ChangeTable), m_changesTitle(textLabel(TextRole::Label)), m_facts(new FactList),
      m_inside(new FetchedPane(makeContent(), api, this))
{
    m_approve->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_reject->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Backspace));
    play();
    connectActions();
    retranslate();
}

void ApprovalDetails::play()
{
    FetchedPane::Play play;
    play.request = [](Id id) { return ApiRequest::get(pathOf(id)); };
    play.take = [this](const ApiAnswer &answer) {
        const auto approval = approvalFrom(answer.json);
        if (approval)
            take(*approval);
        return approval.has_value();
    };
    play.forget = [this] {
        m_approval.reset();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    play.tick = [this] { showTimes(); };
    m_inside->setPlay(std::move(play));
}

void ApprovalDetails::connectActions()
{
    connect(m_approve, &QAction::triggered, this, &ApprovalDetails::askToApprove);
    connect(m_reject, &QAction::triggered, this, &ApprovalDetails::askToReject);
    connect(m_withdraw, &QAction::triggered, this, &ApprovalDetails::askToWithdraw);
    connect(m_place, &QAction::triggered, this, [this] {
        if (m_approval)
            Q_EMIT placeWanted(approval_words::place(*m_approval));
    });
    connect(m_calls, &ActCalls::changed, this, &ApprovalDetails::followActions);
    connect(&m_session, &OperatorSession::changed, this, &ApprovalDetails::followActions);
}

QWidget *ApprovalDetails::makeContent()
{
    m_amount->setFont(figureFont(metrics::fontFigure));
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *subject = new QHBoxLayout;
    subject->setSpacing(metrics::hair);
    subject->addWidget(m_subject, 1);
    subject->addWidget(actionButton(m_place, false), 0, Qt::AlignTop);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    for (QAction *act : {m_approve, m_reject, m_withdraw}) {
        m_buttons[act] = actionButton(act);
        acts->addWidget(m_buttons[act]);
    }
    acts->addStretch();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addLayout(subject);
    column->addWidget(m_amount);
    column->addLayout(acts);
    column->addWidget(m_changesTitle);
    column->addWidget(m_changes);
    column->addWidget(m_facts);
    column->addStretch();
    return content;
}

void ApprovalDetails::showApproval(Id id)
{
    m_inside->choose(id);
}

void ApprovalDetails::refresh()
{
    m_inside->refresh();
}

void ApprovalDetails::take(const Approval &approval)
{
    Q_EMIT fetched(approval);
    if (approval.id != m_inside->chosen())
        return;
    m_approval = approval;
    showAll();
}

void ApprovalDetails::askToApprove()
{
    if (!m_approval || !m_approve->isEnabled())
        return;
    m_dialog = new ApproveDialog(*m_approval, m_session.login(), this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &ApproveDialog::approved, this, [this](const QString &password) {
        decide(QStringLiteral("approve"), {{QStringLiteral("password"), password}});
    });
    m_dialog->open();
}

void ApprovalDetails::askToReject()
{
    if (!m_approval || !m_reject->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Reject it?");
    question.consequence = tr("Nothing of it is done, and %1 sees your reason.").arg(m_approval->askedBy);
    question.verb = tr("Reject");
    question.keep = tr("Leave it waiting");
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &reason) {
        decide(QStringLiteral("reject"), {{QStringLiteral("reason"), reason}});
    });
}

void ApprovalDetails::askToWithdraw()
{
    if (!m_approval || !m_withdraw->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Withdraw it?");
    question.consequence = tr("Nothing of it is done; it can be asked for again.");
    question.verb = tr("Withdraw");
    question.keep = tr("Leave it waiting");
    ConfirmDialog::ask(this, question, [this](const QString &) { decide(QStringLiteral("withdraw"), {}); });
}

void ApprovalDetails::decide(const QString &how, const QJsonObject &body)
{
    const Id id = m_inside->chosen();
    m_inside->clear();
    Act act{id, how, ApiRequest::post(pathOf(id, u'/' + how), body)};
    m_calls->send(std::move(act), [this, id, how](const Result<ApiAnswer> &answer) {
        if (id == m_inside->chosen())
            takeDecision(how, answer);
    });
}

void ApprovalDetails::takeDecision(const QString &how, const Result<ApiAnswer> &answer)
{
    if (!answer)
        return takeRefusal(answer.error());
    if (m_dialog)
        m_dialog->accept();
    if (const auto approval = approvalFrom(answer->json))
        take(*approval);
    const QString words = how == QLatin1StringView("approve")  ? tr("Approved, and done.")
                          : how == QLatin1StringView("reject") ? tr("Rejected; nothing was done.")
                                                               : tr("Withdrawn; nothing was done.");
    Toast::show(this, {Tone::Good, words, {}});
}

void ApprovalDetails::takeRefusal(const Refusal &refusal)
{
    // Whether it took effect is not known, or it stands otherwise now: the server says.
    if (refusal.code != code::passwordWrong)
        refresh();
    if (m_dialog && m_dialog->isVisible())
        return m_dialog->showRefusal(refusal);
    m_inside->report({tr("Not decided: %1").arg(refusalText(refusal)), {}, {}});
}

void ApprovalDetails::showAll()
{
    m_title->setText(approval_words::act(m_approval->action));
    m_state->set(approval_words::pill(m_approval->state));
    m_subject->setText(format::breakable(m_approval->subject.label));
    m_amount->setVisible(m_approval->amount.has_value());
    m_amount->setText(format::money(m_approval->amount.value_or(0)));
    m_changesTitle->setText(m_approval->state == ApprovalState::Approved ? tr("What changed")
                                                                         : tr("What would change"));
    m_changes->setChanges(approval_words::changes(*m_approval));
    m_facts->setValue(reasonKey, format::breakable(m_approval->reason));
    const QString note = approval_words::note(*m_approval);
    m_facts->setShown(noteKey, !note.isEmpty());
    m_facts->setValue(noteKey, format::breakable(note));
    showTimes();
    followActions();
}

void ApprovalDetails::showTimes()
{
    if (!m_approval)
        return;
    const Instant now = m_api.clock().at(systemNow());
    const auto byAt = [now](const QString &who, Instant at) {
        return who.isEmpty() ? format::relative(at, now) : tr("%1, %2").arg(who, format::relative(at, now));
    };
    m_facts->setValue(askedKey, byAt(m_approval->askedBy, m_approval->askedAt));
    m_facts->setHint(askedKey, format::exact(m_approval->askedAt));
    const bool waits = m_approval->state == ApprovalState::Waiting;
    m_facts->setShown(deadlineKey, waits);
    m_facts->setValue(deadlineKey, tr("%1 (%2)").arg(format::dateTime(m_approval->expiresAt),
                                                     format::relative(m_approval->expiresAt, now)));
    m_facts->setHint(deadlineKey, format::exact(m_approval->expiresAt));
    m_facts->setShown(decidedKey, m_approval->decidedAt.has_value());
    if (m_approval->decidedAt) {
        m_facts->setValue(decidedKey, byAt(m_approval->decidedBy, *m_approval->decidedAt));
        m_facts->setHint(decidedKey, format::exact(*m_approval->decidedAt));
    }
}

QString ApprovalDetails::whyNot(const char *act) const
{
    if (!m_approval)
        return tr("Select what waits first.");
    if (m_calls->isRunning(m_inside->chosen()))
        return tr("It is being decided.");
    if (m_approval->isAllowed(act))
        return {};
    if (m_approval->state != ApprovalState::Waiting)
        return tr("It is decided already.");
    if (m_approval->isAllowed("WITHDRAW"))
        return tr("Who asks does not decide: it needs a second person.");
    if (m_approval->isAllowed("APPROVE"))
        return tr("Only %1 can withdraw it.").arg(m_approval->askedBy);
    return m_approval->actions.isEmpty() && m_approval->expiresAt <= m_api.clock().at(systemNow())
               ? tr("Its time is over.")
               : tr("The permission %1 is missing.").arg(m_approval->permission);
}

void ApprovalDetails::followActions()
{
    setAllowed(m_approve, whyNot("APPROVE"));
    setAllowed(m_reject, whyNot("REJECT"));
    setAllowed(m_withdraw, whyNot("WITHDRAW"));
    // Who asked and who decides have other acts; the menu has all of them.
    const bool asked = m_approval && m_approval->isAllowed("WITHDRAW");
    m_buttons[m_approve]->setVisible(!asked);
    m_buttons[m_reject]->setVisible(!asked);
    m_buttons[m_withdraw]->setVisible(asked);
    const bool somewhere = m_approval && !approval_words::place(*m_approval).page.isEmpty();
    setAllowed(m_place, somewhere ? QString() : tr("What it is about has no page."));
}

void ApprovalDetails::retranslate()
{
    setWindowTitle(tr("Approval"));
    m_approve->setText(tr("Approve…"));
    m_reject->setText(tr("Reject…"));
    m_withdraw->setText(tr("Withdraw…"));
    m_place->setText(tr("Show what it is about"));
    m_facts->setLabel(askedKey, tr("Asked by"));
    m_facts->setLabel(reasonKey, tr("Why"));
    m_facts->setLabel(deadlineKey, tr("Ends"));
    m_facts->setLabel(decidedKey, tr("Decided"));
    m_facts->setLabel(noteKey, tr("Said"));
    m_inside->empty()->setText({QStringLiteral("dialog-ok-apply"), tr("Nothing selected"),
                                tr("Select what waits to see how it stands and how it would be.")});
    if (m_approval)
        showAll();
    followActions();
}

} // namespace firstcome
