// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_pane.h"

#include "console/instances/instance_words.h"
#include "console/page/operator_session.h"
#include "console/widgets/buttons.h"
#include "console/widgets/condition_list.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/client/api_client.h"
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>

namespace firstcome {

namespace {

const QString addressKey = QStringLiteral("address");
const QString rolesKey = QStringLiteral("roles");
const QString versionKey = QStringLiteral("version");
const QString startedKey = QStringLiteral("started");
const QString processorKey = QStringLiteral("processor");
const QString memoryKey = QStringLiteral("memory");
const QString delayKey = QStringLiteral("delay");
const QString connectionsKey = QStringLiteral("connections");
const QString rateKey = QStringLiteral("rate");
const QString diskKey = QStringLiteral("disk");
const QString logKey = QStringLiteral("log");

QString pathOf(const QString &number, const QString &act)
{
    return QStringLiteral("/v1/ops/instances/%1/%2").arg(number, act);
}

} // namespace

InstancePane::InstancePane(ApiClient &api, OperatorSession &session, QWidget *parent)
    : QWidget(parent), m_api(api), m_session(session), m_calls(new ActCalls(api, this)),
      m_drain(new QAction(themedIcon(QStringLiteral("media-playback-pause")), {}, this)),
      m_undo(new QAction(themedIcon(QStringLiteral("media-playback-start")), {}, this)),
      m_title(textLabel(TextRole::Label)), m_state(new StatePill), m_note(textLabel(TextRole::Help, {}, true)),
      m_logLevel(new QComboBox), m_facts(new FactList), m_healthTitle(textLabel(TextRole::Label)),
      m_health(new ConditionList)
{
    m_drain->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    auto *scroll = new QScrollArea;
    scroll->setWidget(makeContent());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(scroll, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_states);
    connect(m_drain, &QAction::triggered, this, &InstancePane::askToDrain);
    connect(m_undo, &QAction::triggered, this, &InstancePane::undo);
    connect(m_logLevel, &QComboBox::activated, this, &InstancePane::setLogLevel);
    connect(m_calls, &ActCalls::changed, this, &InstancePane::followActions);
    connect(&m_session, &OperatorSession::changed, this, &InstancePane::followActions);
    everySecond(this, [this] { showTimes(); });
    m_states->showEmpty();
    retranslate();
    m_facts->setWidget(logKey, m_logLevel);
}

QWidget *InstancePane::makeContent()
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_state);
    m_drainButton = actionButton(m_drain);
    m_undoButton = actionButton(m_undo);
    auto *acts = new QHBoxLayout;
    acts->setSpacing(metrics::small);
    acts->addWidget(m_drainButton);
    acts->addWidget(m_undoButton);
    acts->addStretch();
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(metrics::large, metrics::hair, metrics::medium, metrics::large);
    column->setSpacing(metrics::medium);
    column->addLayout(head);
    column->addWidget(m_note);
    column->addLayout(acts);
    column->addWidget(m_facts);
    column->addWidget(m_healthTitle);
    column->addWidget(m_health);
    column->addStretch();
    return content;
}

void InstancePane::showInstance(const std::optional<ServerInstance> &instance, int others)
{
    const bool another = (instance ? instance->id : 0) != (m_instance ? m_instance->id : 0);
    m_instance = instance;
    m_others = others;
    m_gone = false;
    if (another)
        m_states->banner()->clear();
    if (m_instance) {
        showAll();
        m_states->showContent();
    } else {
        m_states->showEmpty();
    }
    followActions();
}

void InstancePane::showGone()
{
    if (!m_instance || m_gone)
        return;
    m_gone = true;
    showAll();
    followActions();
}

void InstancePane::askToDrain()
{
    if (!m_instance || !m_drain->isEnabled())
        return;
    ConfirmDialog::Question question;
    question.title = tr("Drain instance %1?").arg(m_instance->number);
    question.consequence =
        m_others > 0
            ? tr("Nobody new is sent to it, and what it has begun it ends. %Ln other(s) go on.", nullptr, m_others)
            : tr("It is the only one that takes work: shoppers find nobody until you take this back.");
    question.verb = tr("Drain it");
    question.keep = tr("Let it serve");
    question.reasonLabel = tr("Reason");
    question.reasonNeeded = true;
    ConfirmDialog::ask(this, question, [this](const QString &reason) {
        if (!m_instance)
            return;
        const QString number = m_instance->number;
        send(QStringLiteral("drain"),
             ApiRequest::post(pathOf(number, QStringLiteral("drain")), {{QStringLiteral("reason"), reason}}),
             [this, number] {
                 Toast::show(this, {Tone::Good, tr("Instance %1 is drained.").arg(number), tr("Take it back")},
                             [this] { undo(); });
             });
    });
}

void InstancePane::undo()
{
    if (!m_instance)
        return;
    const QString number = m_instance->number;
    send(QStringLiteral("undo"), ApiRequest::remove(pathOf(number, QStringLiteral("drain"))), [this, number] {
        Toast::show(this, {Tone::Good, tr("Instance %1 takes work again.").arg(number), {}});
    });
}

void InstancePane::setLogLevel()
{
    if (!m_instance)
        return;
    const QString level = m_logLevel->currentData().toString();
    if (level == m_instance->logLevel)
        return;
    send(QStringLiteral("log-level"),
         ApiRequest::put(pathOf(m_instance->number, QStringLiteral("log-level")), {{QStringLiteral("level"), level}}),
         [this, level] {
             Toast::show(this, {Tone::Good, tr("It logs: %1").arg(instance_words::logLevel(level)), {}});
         });
}

void InstancePane::send(const QString &name, ApiRequest request, const std::function<void()> &done)
{
    m_states->banner()->clear();
    Act act{m_instance->id, name, std::move(request)};
    m_calls->send(std::move(act), [this, id = m_instance->id, done](const Result<ApiAnswer> &answer) {
        Q_EMIT acted();
        if (answer)
            return done();
        if (!m_instance || id != m_instance->id)
            return;
        m_states->banner()->report({tr("Not done: %1").arg(refusalText(answer.error())), {}, {}});
        showAll();
    });
}

void InstancePane::showAll()
{
    const ServerInstance &instance = *m_instance;
    m_title->setText(instance_words::name(instance.number));
    m_state->set(m_gone ? instance_words::gone() : instance_words::pill(instance));
    m_note->setVisible(m_gone || instance.draining);
    m_note->setText(m_gone ? tr("It ended, or was not heard for ten seconds. These are its last figures.")
                           : tr("Nobody new is sent to it. What it has begun it ends; then it can be stopped."));
    m_facts->setValue(addressKey, instance.address);
    m_facts->setValue(rolesKey, instance_words::roles(instance));
    m_facts->setValue(versionKey, instance.version);
    m_facts->setValue(processorKey, instance_words::processor(instance.cores));
    m_facts->setValue(memoryKey, instance_words::megabytes(instance.memory));
    m_facts->setValue(delayKey, instance_words::milliseconds(instance.loopDelay));
    m_facts->setShown(connectionsKey, instance.connections.has_value());
    m_facts->setValue(connectionsKey, instance_words::count(instance.connections));
    m_facts->setShown(rateKey, instance.perSecond.has_value());
    m_facts->setValue(rateKey, instance_words::rate(instance.perSecond));
    m_facts->setValue(diskKey, instance_words::megabytes(instance.diskFree));
    if (!m_logLevel->view()->isVisible())
        m_logLevel->setCurrentIndex(m_logLevel->findData(instance.logLevel));
    std::vector<ConditionList::Condition> conditions;
    for (const ServerInstance::Probe &probe : instance.health)
        conditions.push_back({instance_words::probe(probe.name), probe.holds, {}});
    m_health->setConditions(std::move(conditions));
    showTimes();
}

void InstancePane::showTimes()
{
    if (!m_instance)
        return;
    const Instant now = m_api.clock().at(systemNow());
    m_facts->setValue(startedKey,
                      tr("%1, process %2").arg(format::relative(m_instance->startedAt, now), m_instance->processId));
    m_facts->setHint(startedKey, format::exact(m_instance->startedAt));
}

QString InstancePane::whyNot() const
{
    if (!m_instance)
        return tr("Select an instance first.");
    if (m_gone)
        return tr("It is gone.");
    if (!m_session.may(permission::OpsAct))
        return tr("The permission ops.act is missing.");
    return m_calls->isRunning(m_instance->id) ? tr("Something is being asked of it.") : QString();
}

void InstancePane::followActions()
{
    const QString why = whyNot();
    const bool draining = m_instance && m_instance->draining;
    setAllowed(m_drain, why.isEmpty() && draining ? tr("It is drained already.") : why);
    setAllowed(m_undo, why.isEmpty() && !draining ? tr("It takes work.") : why);
    m_drainButton->setVisible(!draining);
    m_undoButton->setVisible(draining);
    m_logLevel->setEnabled(why.isEmpty());
    m_logLevel->setToolTip(why);
}

void InstancePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InstancePane::retranslate()
{
    setWindowTitle(tr("Instance"));
    m_drain->setText(tr("Drain…"));
    m_undo->setText(tr("Take work again"));
    m_facts->setLabel(addressKey, tr("Address"));
    m_facts->setLabel(rolesKey, tr("Does"));
    m_facts->setLabel(versionKey, tr("Version"));
    m_facts->setLabel(startedKey, tr("Started"));
    m_facts->setLabel(processorKey, tr("Processor"));
    m_facts->setLabel(memoryKey, tr("Memory"));
    m_facts->setLabel(delayKey, tr("Loop delay"));
    m_facts->setLabel(connectionsKey, tr("Connections"));
    m_facts->setLabel(rateKey, tr("Requests"));
    m_facts->setLabel(diskKey, tr("Free on its disk"));
    m_facts->setLabel(logKey, tr("Logs"));
    m_logLevel->setAccessibleName(tr("How much it logs"));
    m_healthTitle->setText(tr("Its probes"));
    const QString chosen = m_instance ? m_instance->logLevel : QString();
    m_logLevel->clear();
    for (const QString &level : instance_words::logLevels())
        m_logLevel->addItem(instance_words::logLevel(level), level);
    m_logLevel->setCurrentIndex(m_logLevel->findData(chosen));
    m_states->empty()->setText({QStringLiteral("network-server"), tr("No instance selected"),
                                tr("Select an instance to see how it is, to drain it, or to let it log more.")});
    if (m_instance)
        showAll();
    followActions();
}

} // namespace firstcome
