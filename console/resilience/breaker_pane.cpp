// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/breaker_pane.h"

#include "console/page/operator_session.h"
#include "console/resilience/breaker_words.h"
#include "console/resilience/what_if_panel.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/form_field.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/sum_list.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>
#include <QEvent>
#include <QScrollArea>
#include <QSpinBox>

namespace firstcome {

namespace {

const QString failedKey = QStringLiteral("failed");
const QString slowKey = QStringLiteral("slow");
const QString turnedKey = QStringLiteral("turned");
const QString awaitedKey = QStringLiteral("awaited");
const QString causeKey = QStringLiteral("cause");
const QString limitsKey = QStringLiteral("limits");

constexpr int usualMinutes = 10;
constexpr int mostMinutes = 240;

/// An act is about a dependency, which has a name and no number: one at a time.
constexpr Id whichever = 1;

QString shareText(qint64 some, qint64 calls)
{
    if (calls == 0)
        return BreakerPane::tr("not called lately");
    return BreakerPane::tr("%1 (%2 of the last %3)")
        .arg(format::percent(double(some) / double(calls), 0), format::count(some), format::count(calls));
}

QString pathOf(const QString &name)
{
    return QStringLiteral("/v1/ops/breakers/%1/force").arg(name);
}

} // namespace

BreakerPane::BreakerPane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_force(new QAction(themedIcon(QStringLiteral("network-disconnect")), {}, this)),
      m_disable(new QAction(themedIcon(QStringLiteral("dialog-cancel")), {}, this)),
      m_revert(new QAction(themedIcon(QStringLiteral("edit-undo")), {}, this)),
      m_limits(new QAction(themedIcon(QStringLiteral("go-jump")), {}, this)), m_title(textLabel(TextRole::Label)),
      m_state(new StatePill), m_note(textLabel(TextRole::Plain, {}, true)), m_facts(new FactList),
      m_instancesTitle(textLabel(TextRole::Label)), m_instances(new SumList), m_whatIf(new WhatIfPanel(api))
{
    auto *scroll = new QScrollArea;
    scroll->setWidget(makeContent());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(scroll, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_states);
    connect(m_force, &QAction::triggered, this, [this] { askToForce(BreakerState::ForcedOpen); });
    connect(m_disable, &QAction::triggered, this, [this] { askToForce(BreakerState::Disabled); });
    connect(m_revert, &QAction::triggered, this, &BreakerPane::revert);
    connect(m_limits, &QAction::triggered, this, [this] {
        if (m_breaker)
            Q_EMIT placeWanted({QStringLiteral("instances"),
                                {},
                                {{QStringLiteral("view"), QStringLiteral("settings")},
                                 {QStringLiteral("q"), QStringLiteral("breaker-") + m_breaker->name}}});
    });
    connect(m_calls, &ActCalls::changed, this, &BreakerPane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &BreakerPane::followActions);
    everySecond(this, [this] { showTimes(); });
    m_states->showEmpty();
    retranslate();
}

QWidget *BreakerPane::makeContent()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    acts->addWidget(actionButton(m_force));
    acts->addWidget(actionButton(m_disable));
    acts->addStretch();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addWidget(actionButton(m_revert), 0, Qt::AlignLeft);
    column->addLayout(acts);
    column->addWidget(m_facts);
    column->addWidget(m_instancesTitle);
    column->addWidget(m_instances);
    column->addWidget(m_whatIf);
    column->addWidget(actionButton(m_limits), 0, Qt::AlignLeft);
    column->addStretch();
    return content;
}

void BreakerPane::showBreaker(const std::optional<BreakerView> &breaker)
{
    const bool another = (breaker ? breaker->name : QString()) != (m_breaker ? m_breaker->name : QString());
    m_breaker = breaker;
    if (another)
        m_states->banner()->clear();
    if (m_breaker) {
        showAll();
        m_states->showContent();
    } else {
        m_states->showEmpty();
    }
    followActions();
}

void BreakerPane::askToForce(BreakerState state)
{
    if (!m_breaker)
        return;
    const bool opens = state == BreakerState::ForcedOpen;
    const QString name = m_breaker->name;
    auto *minutes = new QSpinBox;
    minutes->setRange(1, mostMinutes);
    minutes->setValue(usualMinutes);
    auto *field = new FormField(minutes);
    field->setTexts(tr("&Minutes, after which it reverts by itself"));
    ConfirmDialog::Question question;
    question.title =
        (opens ? tr("Force %1 open?") : tr("Switch the breaker of %1 off?")).arg(breaker_words::dependency(name));
    question.consequence =
        opens ? breaker_words::whileOpen(name) : tr("Every call is let through, however many fail, on every instance.");
    question.verb = opens ? tr("Force it open") : tr("Switch it off");
    question.keep = tr("Leave it as it is");
    question.form = field;
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this, name, opens, minutes](const QString &reason) {
        const QJsonObject body{
            {QStringLiteral("state"), opens ? QStringLiteral("FORCED_OPEN") : QStringLiteral("DISABLED")},
            {QStringLiteral("minutes"), minutes->value()},
            {QStringLiteral("reason"), reason}};
        send(QStringLiteral("force"), ApiRequest::post(pathOf(name), body),
             (opens ? tr("%1 is not called until it reverts.") : tr("The breaker of %1 is off until it reverts."))
                 .arg(breaker_words::dependency(name)));
    });
}

void BreakerPane::revert()
{
    if (!m_breaker)
        return;
    send(QStringLiteral("revert"), ApiRequest::remove(pathOf(m_breaker->name)),
         tr("%1 is judged by its own calls again.").arg(breaker_words::dependency(m_breaker->name)));
}

void BreakerPane::send(const QString &name, ApiRequest request, const QString &done)
{
    m_states->banner()->clear();
    Act act{whichever, name, std::move(request)};
    m_calls->send(std::move(act), [this, done](const Result<ApiAnswer> &answer) {
        Q_EMIT acted();
        if (answer)
            return Toast::show(this, {Tone::Good, done, {}});
        m_states->banner()->report({tr("Not done: %1").arg(refusalText(answer.error())), {}, {}});
    });
}

void BreakerPane::showAll()
{
    const BreakerView &breaker = *m_breaker;
    m_title->setText(breaker_words::dependency(breaker.name));
    m_state->set(breaker_words::pill(breaker.state));
    m_facts->setValue(failedKey, shareText(breaker.failed, breaker.calls));
    m_facts->setValue(slowKey, shareText(breaker.slow, breaker.calls));
    m_facts->setValue(turnedKey, tr("%Ln call(s)", nullptr, int(breaker.turnedAway)));
    m_facts->setShown(causeKey, !breaker.cause.isEmpty());
    m_facts->setValue(causeKey, format::breakable(breaker.cause));
    m_facts->setShown(limitsKey, breaker.limits.has_value());
    m_whatIf->setVisible(breaker.limits.has_value());
    if (breaker.limits) {
        m_facts->setValue(limitsKey, tr("%1 failed, or %2 slower than %3, of the last %4 calls")
                                         .arg(format::percent(breaker.limits->failureRate, 0),
                                              format::percent(breaker.limits->slowRate, 0),
                                              format::duration(std::chrono::milliseconds(breaker.limits->slowMs)),
                                              format::count(breaker.limits->window)));
        m_whatIf->begin(breaker.name, *breaker.limits);
    }
    QList<SumList::Row> rows;
    for (const BreakerView::OfInstance &each : breaker.instances)
        rows.append({tr("Instance %1").arg(each.id),
                     breaker_words::pill(each.state).word + QStringLiteral(" · ") +
                         tr("%1 of %2 failed").arg(format::count(each.failed), format::count(each.calls)),
                     false});
    m_instances->setRows(rows);
    m_instancesTitle->setVisible(!rows.isEmpty());
    showTimes();
}

void BreakerPane::showTimes()
{
    if (!m_breaker)
        return;
    const Instant now = m_api.clock().at(systemNow());
    const auto &forced = m_breaker->forced;
    const QString awaited = breaker_words::awaited(*m_breaker, now);
    m_note->setVisible(forced.has_value());
    if (forced)
        m_note->setText(
            tr("%1 by %2: “%3”. It %4.")
                .arg(breaker_words::pill(forced->state).word, forced->by, format::breakable(forced->reason), awaited));
    m_facts->setShown(awaitedKey, !forced && !awaited.isEmpty());
    m_facts->setValue(awaitedKey, awaited);
}

QString BreakerPane::whyNot() const
{
    if (!m_breaker)
        return tr("Select a dependency first.");
    if (!m_session.may(permission::OpsAct))
        return tr("The permission ops.act is missing.");
    return m_calls->isRunning(whichever) ? tr("Something is being asked of it.") : QString();
}

void BreakerPane::followActions()
{
    const QString why = whyNot();
    const bool forced = m_breaker && m_breaker->forced;
    setAllowed(m_force, why);
    setAllowed(m_disable, why);
    setAllowed(m_limits, m_breaker ? QString() : tr("Select a dependency first."));
    setAllowed(m_revert, why.isEmpty() && !forced ? tr("Nobody forced it.") : why);
}

QStringList BreakerPane::instances() const
{
    return m_instances->lines();
}

void BreakerPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BreakerPane::retranslate()
{
    setWindowTitle(tr("Dependency"));
    m_force->setText(tr("Force open…"));
    m_disable->setText(tr("Switch off…"));
    m_revert->setText(tr("Revert"));
    m_limits->setText(tr("Change its limits"));
    m_facts->setLabel(awaitedKey, tr("Next"));
    m_facts->setLabel(failedKey, tr("Failed"));
    m_facts->setLabel(slowKey, tr("Slow"));
    m_facts->setLabel(turnedKey, tr("Turned away"));
    m_facts->setLabel(causeKey, tr("Last failure"));
    m_facts->setLabel(limitsKey, tr("Opens from"));
    m_instancesTitle->setText(tr("By instance"));
    m_whatIf->retranslate();
    m_states->empty()->setText({QStringLiteral("network-server"), tr("No dependency selected"),
                                tr("Select one to see how it fares on each instance, and to force its breaker.")});
    if (m_breaker)
        showAll();
    followActions();
}

} // namespace firstcome
