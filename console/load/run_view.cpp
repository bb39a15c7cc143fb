// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_view.h"

#include "console/load/load_words.h"
#include "console/load/run_charts.h"
#include "console/widgets/buttons.h"
#include "console/widgets/condition_list.h"
#include "console/widgets/count_strip.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace firstcome {

namespace {

using Phase = CurrentRun::Phase;

constexpr int noteLength = 200;
const QStringList &summed()
{
    static const QStringList names =
        QStringLiteral("intended sent answered good soldOut limit busy failed orders").split(u' ');
    return names;
}

} // namespace

RunView::RunView(CurrentRun &run, QWidget *parent)
    : QWidget(parent), m_run(run), m_header(new PageHeader), m_counts(new CountStrip), m_charts(new RunCharts),
      m_thresholds(new ConditionList), m_status(textLabel(TextRole::Muted)), m_lever(new QSpinBox),
      m_apply(pushButton(ButtonKind::Normal)), m_note(new QLineEdit), m_addNote(pushButton(ButtonKind::Normal)),
      m_pause(pushButton(ButtonKind::Normal)), m_stop(pushButton(ButtonKind::Danger)),
      m_back(pushButton(ButtonKind::Normal))
{
    m_header->age()->hide();
    m_header->addWidget(m_back);
    m_header->addWidget(m_pause);
    m_header->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(makeLevers());
    column->addWidget(m_counts);
    column->addWidget(m_charts, 1);
    column->addWidget(m_thresholds);
    connectLevers();
    retranslate();
}

QWidget *RunView::makeLevers()
{
    m_lever->setGroupSeparatorShown(true);
    m_note->setMaxLength(noteLength);
    auto *levers = new QWidget;
    auto *line = new QHBoxLayout(levers);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    line->addWidget(m_lever);
    line->addWidget(m_apply);
    line->addSpacing(metrics::large);
    line->addWidget(m_note, 1);
    line->addWidget(m_addNote);
    line->addSpacing(metrics::large);
    line->addWidget(m_status, 1);
    return levers;
}

void RunView::connectLevers()
{
    connect(m_back, &QPushButton::clicked, this, &RunView::closeRequested);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        const QString what = m_run.scenario().isOpen() ? QStringLiteral("rate") : QStringLiteral("users");
        m_run.tell({{what, m_lever->value()}});
    });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        m_run.tell({{m_run.isPaused() ? QStringLiteral("resume") : QStringLiteral("pause"), true}});
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_run.tell({{QStringLiteral("stop"), true}}); });
    const auto addNote = [this] {
        const QString text = m_note->text().trimmed();
        if (!text.isEmpty())
            m_run.tell({{QStringLiteral("note"), text}});
        m_note->clear();
    };
    connect(m_addNote, &QPushButton::clicked, this, addNote);
    connect(m_note, &QLineEdit::returnPressed, this, addNote);
    connect(&m_run, &CurrentRun::changed, this, &RunView::followPhase);
    connect(&m_run, &CurrentRun::second, this, &RunView::take);
    connect(&m_run, &CurrentRun::noted, this, [this](const QString &text) { m_charts->addNote(m_second, text); });
}

void RunView::take(const QJsonObject &second)
{
    const bool first = m_second == 0;
    m_second = second.value(QLatin1StringView("second")).toInt();
    if (first)
        m_charts->begin(systemNow() - std::chrono::seconds(m_second), true);
    for (const QString &name : summed())
        m_sums[name] += second.value(name).toInteger();
    m_sums[QStringLiteral("unsent")] = second.value(QLatin1StringView("unsent")).toInteger();
    m_charts->addSecond(second);
    fillThresholds(second.value(QLatin1StringView("thresholds")).toArray());
    fill();
}

void RunView::fillThresholds(const QJsonArray &checked)
{
    const std::vector<load::Threshold> &asked = m_run.scenario().thresholds;
    std::vector<ConditionList::Condition> conditions;
    for (size_t i = 0; i < asked.size() && i < size_t(checked.size()); ++i) {
        const QJsonValue measured = checked.at(qsizetype(i))[u"measured"];
        const QString now = measured.isDouble() ? format::decimal(measured.toDouble(), 2) : tr("nothing yet");
        conditions.push_back({tr("%1 — now %2").arg(load_words::threshold(asked[i]), now),
                              checked.at(qsizetype(i))[u"ok"].toBool(),
                              {}});
    }
    m_thresholds->setConditions(std::move(conditions));
}

void RunView::followPhase()
{
    if (m_run.id() != 0 && m_run.id() != m_shown) {
        m_shown = m_run.id();
        m_second = 0;
        m_sums.clear();
        m_charts->begin(systemNow(), true);
        m_thresholds->setConditions({});
        const bool open = m_run.scenario().isOpen();
        m_lever->setRange(0, open ? int(load::rateLimit) : load::usersLimit);
        m_lever->setValue(open ? int(m_run.scenario().arrivals.front().from) : m_run.scenario().users);
    }
    if (!m_run.isUnderWay())
        m_charts->end();
    const bool running = m_run.phase() == Phase::Running && !m_run.isStopping();
    for (QWidget *lever : std::initializer_list<QWidget *>{m_lever, m_apply, m_note, m_addNote, m_pause})
        lever->setEnabled(running);
    m_stop->setEnabled(m_run.isUnderWay() && !m_run.isStopping());
    fill();
}

QString RunView::status() const
{
    switch (m_run.phase()) {
    case Phase::Preparing:
        return tr("Members are being made…");
    case Phase::Running:
        if (m_run.isStopping())
            return tr("Ending: what is under way is brought to its end.");
        if (m_second == 0)
            return tr("Starting…");
        return m_run.isPaused() ? tr("Paused after %1").arg(format::duration(std::chrono::seconds(m_second)))
                                : tr("Running for %1").arg(format::duration(std::chrono::seconds(m_second)));
    case Phase::Ended:
        return tr("Ended.");
    default:
        return {};
    }
}

void RunView::fill()
{
    const bool open = m_run.scenario().isOpen();
    m_header->setTitle(m_run.scenario().name);
    m_header->setSubtitle(m_shown != 0 ? load_words::summary(m_run.scenario()) : QString());
    m_status->setText(status());
    m_status->setToolTip(m_run.doing());
    m_pause->setText(m_run.isPaused() ? tr("Go on") : tr("Pause"));
    m_lever->setSuffix(open ? tr(" a second") : tr(" users"));
    m_lever->setAccessibleName(open ? tr("Arrivals a second from now on") : tr("Users at once from now on"));
    const auto sum = [this](const char *name) { return m_sums.value(QString::fromLatin1(name)); };
    m_counts->setCounts({{tr("intended"), sum("intended")},
                         {tr("sent"), sum("sent")},
                         {tr("unsent"), sum("unsent"), Tone::Act},
                         {load_words::outcome(QStringLiteral("good")), sum("good"), Tone::Good},
                         {tr("orders"), sum("orders")},
                         {load_words::outcome(QStringLiteral("soldOut")), sum("soldOut")},
                         {load_words::outcome(QStringLiteral("limit")), sum("limit"), Tone::Watch},
                         {load_words::outcome(QStringLiteral("busy")), sum("busy"), Tone::Watch},
                         {load_words::outcome(QStringLiteral("failed")), sum("failed"), Tone::Act}});
}

void RunView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void RunView::retranslate()
{
    m_apply->setText(tr("Change"));
    m_apply->setToolTip(tr("From now on"));
    m_note->setPlaceholderText(tr("A note for the charts and the report"));
    m_note->setAccessibleName(tr("Note"));
    m_addNote->setText(tr("Note"));
    m_stop->setText(tr("End the run"));
    m_back->setText(tr("To the list"));
    m_charts->retranslate();
    followPhase();
}

} // namespace firstcome
