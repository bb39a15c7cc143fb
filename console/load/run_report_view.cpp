// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_report_view.h"

#include "console/load/load_words.h"
#include "console/load/request_table.h"
#include "console/load/run_charts.h"
#include "console/widgets/buttons.h"
#include "console/widgets/condition_list.h"
#include "console/widgets/count_strip.h"
#include "console/widgets/delegates.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_view.h"
#include "console/widgets/text_label.h"
#include "shared/load/scenario/scenario_json.h"
#include <QBoxLayout>
#include <QButtonGroup>
#include <QJsonArray>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

namespace firstcome {

namespace {

constexpr int latencyPlaces = 2;

/// What was measured beside what was asked for.
QString measuredText(const QJsonValue &threshold, bool time)
{
    const QJsonValue measured = threshold[u"measured"];
    if (!measured.isDouble())
        return RunReportView::tr("nothing measured");
    const QString number = format::decimal(measured.toDouble(), 3);
    return RunReportView::tr("measured %1").arg(time ? RunReportView::tr("%1 ms").arg(number) : number);
}

} // namespace

RunReportView::RunReportView(const UiMemory &memory, QWidget *parent)
    : QWidget(parent), m_pill(new StatePill), m_sentence(textLabel(TextRole::Plain, {}, true)),
      m_orders(pushButton(ButtonKind::Link)), m_counts(new CountStrip), m_tabs(new QTabBar),
      m_stack(new QStackedWidget), m_charts(new RunCharts), m_requests(new RequestTable(this)),
      m_latency(new QButtonGroup(this)), m_thresholds(new ConditionList), m_verdict(new ConditionList)
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    for (int tab = Charts; tab <= Verdict; ++tab)
        m_tabs->addTab(QString());
    m_stack->addWidget(makeScrolled(m_charts));
    m_stack->addWidget(makeRequests(memory));
    m_stack->addWidget(makeScrolled(m_thresholds));
    m_stack->addWidget(makeScrolled(m_verdict));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::small, 0, 0);
    column->setSpacing(metrics::small);
    column->addWidget(makeHead());
    column->addWidget(m_counts);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_orders, &QPushButton::clicked, this, [this] {
        const auto length = std::chrono::milliseconds(qint64(m_run.seconds * 1000)) + std::chrono::seconds(1);
        Q_EMIT ordersWanted(m_run.startedAt(), m_run.startedAt() + length);
    });
    retranslate();
}

QWidget *RunReportView::makeHead()
{
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    line->addWidget(m_pill);
    line->addWidget(m_sentence, 1);
    line->addWidget(m_orders);
    return head;
}

QWidget *RunReportView::makeRequests(const UiMemory &memory)
{
    m_table = new TableView(memory.at(QStringLiteral("requests")));
    m_table->setModelAndWidths(m_requests, {0, 116, 84, 84, 76, 76, 76, 76, 80, 84, 88});
    m_table->setItemDelegateForColumn(RequestTable::Count, new NumberDelegate(NumberDelegate::Kind::Count, m_table));
    for (int column = RequestTable::PerSecond; column < RequestTable::ColumnCount; ++column) {
        const int places = column == RequestTable::PerSecond ? 1 : latencyPlaces;
        m_table->setItemDelegateForColumn(column, new NumberDelegate(NumberDelegate::Kind::Decimal, m_table, places));
    }
    auto *whole = new QWidget;
    auto *choice = new QHBoxLayout;
    choice->setSpacing(metrics::large);
    for (const int latency : {0, 1}) {
        auto *button = new QRadioButton;
        m_latency->addButton(button, latency);
        choice->addWidget(button);
    }
    choice->addStretch(1);
    m_latency->button(0)->setChecked(true);
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::small);
    column->addLayout(choice);
    column->addWidget(m_table, 1);
    connect(m_latency, &QButtonGroup::idToggled, this, [this] { m_requests->setService(m_latency->checkedId() == 1); });
    return whole;
}

QWidget *RunReportView::makeScrolled(QWidget *content)
{
    // What is short stays at the top.
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, metrics::small, metrics::small, 0);
    column->addWidget(content);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(whole);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    return scroll;
}

void RunReportView::showRun(const KeptRun &run, const QJsonObject &report)
{
    const bool same = run.id == m_run.id && run.stamp == m_run.stamp;
    m_run = run;
    if (same)
        return;
    m_report = report;
    m_charts->showReport(report);
    m_requests->showReport(report);
    fill();
}

void RunReportView::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

QString RunReportView::sentence() const
{
    return m_sentence->text();
}

void RunReportView::fill()
{
    const QJsonObject arrivals = m_report.value(QLatin1StringView("arrivals")).toObject();
    const auto count = [&arrivals](const char *name) { return arrivals.value(QLatin1StringView(name)).toInteger(); };
    m_pill->set(load_words::runPill(m_run));
    m_sentence->setText(m_run.state == KeptRun::State::NoReport
                            ? tr("The engine ended without a report, or is still writing it.")
                            : load_words::verdict(m_report));
    m_counts->setCounts({{tr("journeys intended"), count("intended")},
                         {tr("sent"), count("sent")},
                         {tr("late"), count("late"), Tone::Watch},
                         {tr("unsent"), count("unsent"), Tone::Act},
                         {tr("answered"), count("answered")},
                         {tr("unanswered"), count("unanswered"), Tone::Act},
                         {tr("requests"), m_run.requests},
                         {tr("failed"), m_run.failed, Tone::Act}});
    m_orders->setVisible(m_report.value(QLatin1StringView("told"))[u"orders"].toInteger() > 0);
    fillConditions();
}

void RunReportView::fillConditions()
{
    const auto scenario = load::scenarioFromJson(
        QJsonDocument(m_report.value(QLatin1StringView("scenario")).toObject()).toJson(), m_run.name);
    const QJsonArray asked = m_report.value(QLatin1StringView("thresholds")).toArray();
    std::vector<ConditionList::Condition> thresholds;
    for (qsizetype i = 0; scenario && i < asked.size() && size_t(i) < scenario->thresholds.size(); ++i) {
        const load::Threshold &threshold = scenario->thresholds[size_t(i)];
        const QString sentence = QStringLiteral("%1 — %2").arg(load_words::threshold(threshold),
                                                               measuredText(asked.at(i), threshold.isTime()));
        thresholds.push_back({sentence, asked.at(i)[u"ok"].toBool(), {}});
    }
    std::vector<ConditionList::Condition> findings;
    const QJsonArray found = m_report.value(QLatin1StringView("findings")).toArray();
    for (const QJsonValue &finding : found) {
        const bool ok = finding[u"ok"].toBool();
        findings.push_back({load_words::finding(finding[u"id"].toString(), finding[u"name"].toString()), ok,
                            ok ? QString() : finding[u"evidence"].toString()});
    }
    m_tabs->setTabVisible(Thresholds, !thresholds.empty());
    m_tabs->setTabVisible(Verdict, !findings.empty());
    m_thresholds->setConditions(std::move(thresholds));
    m_verdict->setConditions(std::move(findings));
}

void RunReportView::retranslate()
{
    const QString tabs[] = {tr("Second by second"), tr("Requests"), tr("Thresholds"), tr("The books")};
    for (int tab = Charts; tab <= Verdict; ++tab)
        m_tabs->setTabText(tab, tabs[tab]);
    m_latency->button(0)->setText(tr("Since it was due"));
    m_latency->button(1)->setText(tr("Since it was sent"));
    m_orders->setText(tr("Show its orders"));
    m_table->setAccessibleName(tr("Requests"));
    m_tabs->setAccessibleName(tr("Parts of the report"));
    m_charts->retranslate();
    m_requests->retranslate();
    if (m_run.id != 0)
        fill();
}

} // namespace firstcome
