// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/dead_letter_details.h"

#include "console/events/letter_words.h"
#include "console/page/fetched_pane.h"
#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/empty_state.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include "shared/contract/error_codes.h"
#include <QAction>
#include <QBoxLayout>
#include <QFontDatabase>
#include <QJsonArray>
#include <QPlainTextEdit>

namespace firstcome {

namespace {

const QString groupKey = QStringLiteral("group");
const QString topicKey = QStringLiteral("topic");
const QString orderKey = QStringLiteral("order");
const QString triesKey = QStringLiteral("tries");
const QString nextKey = QStringLiteral("next");
const QString parkedKey = QStringLiteral("parked");
const QString mendedKey = QStringLiteral("mended");
constexpr int payloadHeight = 180;

QString pathOf(Id id, const QString &rest = {})
{
    return QStringLiteral("/v1/ops/dead-letters/") + idText(id) + rest;
}

} // namespace

DeadLetterDetails::DeadLetterDetails(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_try(new QAction(themedIcon(QStringLiteral("system-run")), {}, this)),
      m_mend(new QAction(themedIcon(QStringLiteral("document-edit")), {}, this)),
      m_replay(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_discard(new QAction(themedIcon(QStringLiteral("edit-delete")), {}, this)),
      m_order(new QAction(themedIcon(QStringLiteral("go-jump")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_reason(textLabel(TextRole::Plain, {}, true)),
      m_outcome(textLabel(TextRole::Muted, {}, true)), m_facts(new FactList),
      m_payloadTitle(textLabel(TextRole::Label)), m_payload(new QPlainTextEdit),
      m_inside(new FetchedPane(makeContent(), api, this))
{
    play();
    connectActions();
    retranslate();
}

void DeadLetterDetails::play()
{
    FetchedPane::Play play;
    play.request = [](Id id) { return ApiRequest::get(pathOf(id)); };
    play.take = [this](const ApiAnswer &answer) {
        const auto letter = deadLetterFrom(answer.json);
        if (letter) {
            m_letter = letter;
            showAll();
            Q_EMIT fetched(*letter);
        }
        return letter.has_value();
    };
    play.forget = [this] {
        m_letter.reset();
        m_said = {};
        showOutcome();
        followActions();
    };
    play.retranslate = [this] { retranslate(); };
    play.tick = [this] { showTimes(); };
    play.trouble = [](const Refusal &refusal) -> ErrorBanner::Trouble {
        if (refusal.code == code::notFound)
            return {tr("It was applied meanwhile and is no dead letter any more."), {}, {}};
        return {tr("Not loaded: %1").arg(refusalText(refusal)), {}, tr("Try again")};
    };
    m_inside->setPlay(std::move(play));
}

void DeadLetterDetails::connectActions()
{
    connect(m_try, &QAction::triggered, this, &DeadLetterDetails::tryIt);
    connect(m_mend, &QAction::triggered, this, &DeadLetterDetails::mend);
    connect(m_replay, &QAction::triggered, this, &DeadLetterDetails::askToReplay);
    connect(m_discard, &QAction::triggered, this, &DeadLetterDetails::askToDiscard);
    connect(m_order, &QAction::triggered, this, [this] {
        if (m_letter)
            Q_EMIT placeWanted({QStringLiteral("orders"), m_letter->key, {}});
    });
    connect(m_calls, &ActCalls::changed, this, &DeadLetterDetails::followActions);
    connect(&m_session, &OperatorSession::changed, this, &DeadLetterDetails::followActions);
}

QWidget *DeadLetterDetails::makeContent()
{
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_payload->setReadOnly(true);
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_payload->setMinimumHeight(payloadHeight);
    m_payload->setTabChangesFocus(true);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *first = new QHBoxLayout;
    first->setSpacing(metrics::small);
    first->addWidget(actionButton(m_replay));
    first->addWidget(actionButton(m_discard));
    first->addStretch();
    first->addWidget(actionButton(m_order, false));
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::small);
    second->addWidget(actionButton(m_try));
    second->addWidget(actionButton(m_mend));
    second->addStretch();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_reason);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_outcome);
    column->addWidget(m_facts);
    column->addWidget(m_payloadTitle);
    column->addWidget(m_payload);
    column->addStretch();
    return content;
}

void DeadLetterDetails::showLetter(Id id)
{
    m_inside->choose(id);
}

void DeadLetterDetails::refresh()
{
    m_inside->refresh();
}

void DeadLetterDetails::send(const QString &name, ApiRequest request,
                             const std::function<void(const ApiAnswer &)> &done)
{
    const Id id = m_inside->chosen();
    m_inside->clear();
    Act act{id, name, std::move(request)};
    m_calls->send(std::move(act), [this, id, done](const Result<ApiAnswer> &answer) {
        if (id != m_inside->chosen())
            return;
        if (answer)
            done(*answer);
        else
            m_inside->report({tr("Not done: %1").arg(refusalText(answer.error())), {}, {}});
        refresh();
    });
}

void DeadLetterDetails::tryIt()
{
    if (!m_letter || !m_try->isEnabled())
        return;
    QJsonObject body;
    if (m_letter->mended)
        body.insert(QStringLiteral("copy"), idText(m_letter->mended->id));
    send(QStringLiteral("dry-run"), ApiRequest::post(pathOf(m_letter->id, QStringLiteral("/dry-run")), body),
         [this](const ApiAnswer &answer) {
             m_said = answer.json;
             showOutcome();
         });
}

void DeadLetterDetails::showOutcome()
{
    if (m_said.isEmpty())
        return m_outcome->clear();
    if (!m_said.value(u"applies").toBool())
        return m_outcome->setText(tr("It would fail again: %1").arg(m_said.value(u"refusal").toString()));
    QStringList told;
    const QJsonArray events = m_said.value(u"effect")[u"events"].toArray();
    for (const QJsonValue &event : events)
        told.append(event[u"type"].toString());
    m_outcome->setText(told.isEmpty() ? tr("It would be applied, and tell nobody of anything.")
                                      : tr("It would be applied, and tell: %1").arg(told.join(QStringLiteral(", "))));
}

void DeadLetterDetails::mend()
{
    if (!m_letter || !m_mend->isEnabled())
        return;
    m_dialog = new MendDialog(m_letter->mended ? m_letter->mended->payload : m_letter->payload, this);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &MendDialog::asked, this, [this, id = m_letter->id] { keepCopy(id); });
    m_dialog->open();
}

/// The dialog stays with what was typed until it is kept.
void DeadLetterDetails::keepCopy(Id id)
{
    const QJsonObject body{{QStringLiteral("payload"), m_dialog->value()}};
    Act act{id, QStringLiteral("copy"), ApiRequest::post(pathOf(id, QStringLiteral("/copies")), body)};
    const bool isSent = m_calls->send(std::move(act), [this, id](const Result<ApiAnswer> &answer) {
        if (!answer && m_dialog)
            return m_dialog->showRefusal(answer.error());
        if (m_dialog)
            m_dialog->accept();
        if (id != m_inside->chosen())
            return;
        if (!answer) // and the dialog is closed
            return m_inside->report({tr("Not done: %1").arg(refusalText(answer.error())), {}, {}});
        m_said = {};
        showOutcome();
        refresh();
    });
    if (!isSent)
        m_dialog->showRefusal({code::requestInProgress, {}, {}, {}});
}

void DeadLetterDetails::askToReplay()
{
    if (!m_letter || !m_replay->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Ask for a replay?");
    question.consequence =
        tr("A second person decides. Then it is applied, and what waits behind it follows in order.");
    question.verb = tr("Ask for it");
    question.keep = tr("Leave it waiting");
    question.dangerous = false;
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &reason) {
        QJsonObject body{{QStringLiteral("ids"), QJsonArray{idText(m_inside->chosen())}},
                         {QStringLiteral("reason"), reason}};
        if (m_letter && m_letter->mended)
            body.insert(QStringLiteral("copies"), QJsonArray{idText(m_letter->mended->id)});
        ApiRequest request = ApiRequest::post(QStringLiteral("/v1/ops/dead-letters/replays"), body);
        request.withIdempotencyKey();
        send(QStringLiteral("replay"), std::move(request), [this](const ApiAnswer &answer) {
            const PageRef place{QStringLiteral("approvals"), answer.json.value(u"approvalId").toString(), {}};
            Toast::show(this, {Tone::Good, tr("Asked for: a second person decides."), tr("Show it")},
                        [this, place] { Q_EMIT placeWanted(place); });
        });
    });
}

void DeadLetterDetails::askToDiscard()
{
    if (!m_letter || !m_discard->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Give it up?");
    question.consequence = tr("%1 never hears of it. What waits behind it follows in order.").arg(m_letter->group);
    question.verb = tr("Give it up");
    question.keep = tr("Leave it waiting");
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &reason) {
        const QJsonObject body{{QStringLiteral("ids"), QJsonArray{idText(m_inside->chosen())}},
                               {QStringLiteral("reason"), reason}};
        ApiRequest request = ApiRequest::post(QStringLiteral("/v1/ops/dead-letters/discards"), body);
        request.withIdempotencyKey();
        send(QStringLiteral("discard"), std::move(request), [this](const ApiAnswer &answer) {
            if (answer.json.value(u"discarded").toInt() == 1)
                Toast::show(this, {Tone::Good, tr("Given up; what waited behind it follows."), {}});
        });
    });
}

void DeadLetterDetails::showAll()
{
    m_title->setText(m_letter->type);
    m_state->set(letter_words::pill(*m_letter));
    m_reason->setText(format::breakable(m_letter->reason));
    m_facts->setValue(groupKey, m_letter->group);
    m_facts->setValue(topicKey, tr("%1, partition %2").arg(m_letter->topic).arg(m_letter->partition));
    m_facts->setValue(orderKey, m_letter->key);
    m_facts->setShown(parkedKey, m_letter->waits());
    m_facts->setValue(parkedKey, tr("%Ln event(s) of its order", nullptr, int(m_letter->parked)));
    m_facts->setShown(mendedKey, m_letter->mended.has_value());
    m_payloadTitle->setText(m_letter->mended ? tr("Payload of the mended copy") : tr("Payload"));
    const QString payload = m_letter->mended ? m_letter->mended->payload : m_letter->payload;
    if (m_payload->toPlainText() != payload)
        m_payload->setPlainText(payload);
    showTimes();
    followActions();
}

void DeadLetterDetails::showTimes()
{
    if (!m_letter)
        return;
    const Instant now = m_api.clock().at(systemNow());
    m_facts->setValue(triesKey,
                      tr("%1 since %2").arg(format::count(m_letter->attempts), format::relative(m_letter->at, now)));
    m_facts->setHint(triesKey, format::exact(m_letter->at));
    m_facts->setShown(nextKey, m_letter->nextAt.has_value());
    if (m_letter->nextAt) {
        m_facts->setValue(nextKey, format::relative(*m_letter->nextAt, now));
        m_facts->setHint(nextKey, format::exact(*m_letter->nextAt));
    }
    if (m_letter->mended)
        m_facts->setValue(mendedKey,
                          tr("%1, %2").arg(m_letter->mended->by, format::relative(m_letter->mended->at, now)));
}

QString DeadLetterDetails::whyNot() const
{
    if (!m_letter)
        return tr("Select an event first.");
    if (m_calls->isRunning(m_letter->id))
        return tr("Something is being done with it.");
    if (!m_session.may(permission::OpsAct))
        return tr("The permission ops.act is missing.");
    return m_letter->waits() ? QString() : tr("It does not wait any more.");
}

void DeadLetterDetails::followActions()
{
    for (QAction *act : {m_try, m_mend, m_replay, m_discard})
        setAllowed(act, whyNot());
    setAllowed(m_order, m_letter ? QString() : tr("Select an event first."));
}

QString DeadLetterDetails::outcome() const
{
    return m_outcome->text();
}

QString DeadLetterDetails::payload() const
{
    return m_payload->toPlainText();
}

void DeadLetterDetails::retranslate()
{
    setWindowTitle(tr("Event"));
    m_try->setText(tr("Try without effect"));
    m_mend->setText(tr("Mend a copy…"));
    m_replay->setText(tr("Replay…"));
    m_discard->setText(tr("Give up…"));
    m_order->setText(tr("Show its order"));
    m_facts->setLabel(groupKey, tr("Group"));
    m_facts->setLabel(topicKey, tr("Topic"));
    m_facts->setLabel(orderKey, tr("Order"));
    m_facts->setLabel(triesKey, tr("Tries"));
    m_facts->setLabel(nextKey, tr("Next try"));
    m_facts->setLabel(parkedKey, tr("Behind it"));
    m_facts->setLabel(mendedKey, tr("Mended by"));
    m_payload->setAccessibleName(tr("Payload"));
    m_inside->empty()->setText({QStringLiteral("dialog-ok-apply"), tr("Nothing selected"),
                                tr("Select an event to see why nobody could take it, and what can be done.")});
    if (m_letter)
        showAll();
    showOutcome();
    followActions();
}

} // namespace firstcome
