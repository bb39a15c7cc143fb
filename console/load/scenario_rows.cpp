// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/scenario_rows.h"

#include "console/load/load_words.h"
#include "console/widgets/metrics.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSpinBox>

namespace firstcome {

namespace {

constexpr int wide = 168;
constexpr int middle = 128;
constexpr int narrow = 64;
constexpr int most = 1'000;
constexpr int mostLines = 20;
constexpr int longestThinking = 600'000;
constexpr double largestValue = 1e9;
constexpr int asked = int(load::stepCount);
constexpr int outcomes = int(load::outcomeCount);

void name(QWidget *field, const QString &words)
{
    field->setAccessibleName(words);
    field->setToolTip(words);
}

void fill(QComboBox *box, const QStringList &words)
{
    for (int i = 0; i < box->count(); ++i)
        box->setItemText(i, words.value(i));
}

} // namespace

ScenarioRow::ScenarioRow(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::hair);
    addLine(0);
}

QWidget *ScenarioRow::addLine(int indent)
{
    auto *line = new QWidget;
    m_line = new QHBoxLayout(line);
    m_line->setContentsMargins(indent, 0, 0, 0);
    m_line->setSpacing(metrics::small);
    m_column->addWidget(line);
    return line;
}

QComboBox *ScenarioRow::addChoice(int count, int width)
{
    auto *box = new QComboBox;
    for (int i = 0; i < count; ++i)
        box->addItem(QString());
    box->setFixedWidth(width);
    m_line->addWidget(box);
    connect(box, &QComboBox::currentIndexChanged, this, &ScenarioRow::edited);
    return box;
}

QSpinBox *ScenarioRow::addNumber(int least, int most)
{
    auto *field = new QSpinBox;
    field->setRange(least, most);
    field->setGroupSeparatorShown(true);
    m_line->addWidget(field);
    connect(field, &QSpinBox::valueChanged, this, &ScenarioRow::edited);
    return field;
}

QDoubleSpinBox *ScenarioRow::addDecimal(double most, int places)
{
    auto *field = new QDoubleSpinBox;
    field->setRange(0, most);
    field->setDecimals(places);
    field->setGroupSeparatorShown(true);
    m_line->addWidget(field);
    connect(field, &QDoubleSpinBox::valueChanged, this, &ScenarioRow::edited);
    return field;
}

QCheckBox *ScenarioRow::addFlag()
{
    auto *box = new QCheckBox;
    m_line->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &ScenarioRow::edited);
    return box;
}

void ScenarioRow::addStretch()
{
    m_line->addStretch(1);
}

void RangeFields::set(load::Range range) const
{
    least->setValue(int(range.least));
    most->setValue(int(range.most));
}

load::Range RangeFields::range() const
{
    return {least->value(), most->value()};
}

PhaseRow::PhaseRow()
    : m_shape(addChoice(5, middle)), m_from(addDecimal(load::rateLimit, 1)), m_to(addDecimal(load::rateLimit, 1)),
      m_steps(addNumber(1, most)), m_seconds(addDecimal(double(load::runLimit.count()), 1))
{
    addStretch();
    connect(m_shape, &QComboBox::currentIndexChanged, this, &PhaseRow::followShape);
    setPhase({load::Shape::Constant, 10, 100, 5, 30});
    retranslate();
}

void PhaseRow::setPhase(const load::Phase &phase)
{
    m_shape->setCurrentIndex(int(phase.shape));
    m_from->setValue(phase.from);
    m_to->setValue(phase.to);
    m_steps->setValue(phase.steps);
    m_seconds->setValue(phase.seconds);
    followShape();
}

load::Phase PhaseRow::phase() const
{
    const auto shape = load::Shape(m_shape->currentIndex());
    const bool even = shape == load::Shape::Constant || shape == load::Shape::Poisson;
    return {shape, m_from->value(), even ? 0 : m_to->value(), shape == load::Shape::Steps ? m_steps->value() : 1,
            m_seconds->value()};
}

void PhaseRow::followShape()
{
    const auto shape = load::Shape(m_shape->currentIndex());
    const bool even = shape == load::Shape::Constant || shape == load::Shape::Poisson;
    m_to->setVisible(!even);
    m_steps->setVisible(shape == load::Shape::Steps);
    m_from->setPrefix(even ? QString() : shape == load::Shape::Spike ? tr("base ") : tr("from "));
    m_to->setPrefix(shape == load::Shape::Spike ? tr("peak ") : tr("to "));
}

void PhaseRow::retranslate()
{
    QStringList shapes;
    for (int shape = 0; shape < m_shape->count(); ++shape)
        shapes << load_words::shape(load::Shape(shape));
    fill(m_shape, shapes);
    for (QDoubleSpinBox *rate : {m_from, m_to})
        rate->setSuffix(tr(" a second"));
    m_steps->setSuffix(tr(" steps"));
    m_seconds->setPrefix(tr("for "));
    m_seconds->setSuffix(tr(" s"));
    name(m_shape, tr("Shape of the arrivals"));
    name(m_from, tr("Arrivals a second at its beginning"));
    name(m_to, tr("Arrivals a second at its end or peak"));
    name(m_steps, tr("Steps"));
    name(m_seconds, tr("Seconds"));
    followShape();
}

MixRow::MixRow()
    : m_journey(addChoice(int(load::journeyNames().size()), wide)),
      m_weight(addDecimal(1e6, 1)), m_think{addNumber(0, longestThinking), addNumber(0, longestThinking)},
      m_signsIn(addFlag())
{
    addStretch();
    m_order = addLine(wide + metrics::small);
    m_quantity = {addNumber(1, most), addNumber(1, most)};
    m_lines = {addNumber(1, mostLines), addNumber(1, mostLines)};
    m_payment = addChoice(2, wide);
    m_neverPays = addDecimal(100, 1);
    addStretch();
    m_weight->setMinimum(0.1);
    connect(m_journey, &QComboBox::currentIndexChanged, this, &MixRow::followJourney);
    setEntry({});
    retranslate();
}

void MixRow::setEntry(const load::MixEntry &entry)
{
    m_journey->setCurrentIndex(int(entry.journey));
    m_weight->setValue(entry.weight);
    m_think.set(entry.thinkMillis);
    m_signsIn->setChecked(entry.signsIn);
    m_quantity.set(entry.quantity);
    m_lines.set(entry.lines);
    m_payment->setCurrentIndex(int(entry.payBy));
    m_neverPays->setValue(entry.neverPays * 100);
    followJourney();
}

load::MixEntry MixRow::entry() const
{
    load::MixEntry entry;
    entry.journey = load::JourneyKind(m_journey->currentIndex());
    entry.weight = m_weight->value();
    entry.thinkMillis = m_think.range();
    entry.signsIn = !m_signsIn->isHidden() && m_signsIn->isChecked();
    if (!m_order->isHidden()) {
        entry.quantity = m_quantity.range();
        entry.lines = m_lines.range();
    }
    if (!m_payment->isHidden()) {
        entry.payBy = load::PayBy(m_payment->currentIndex());
        entry.neverPays = m_neverPays->value() / 100;
    }
    return entry;
}

void MixRow::followJourney()
{
    using load::JourneyKind;
    const auto journey = JourneyKind(m_journey->currentIndex());
    const bool orders =
        journey != JourneyKind::Browse && journey != JourneyKind::Stock && journey != JourneyKind::Login;
    const bool pays = journey == JourneyKind::Buy || journey == JourneyKind::Refund || journey == JourneyKind::Sale;
    m_signsIn->setVisible(journey != JourneyKind::Login);
    m_order->setVisible(orders);
    m_payment->setVisible(pays);
    m_neverPays->setVisible(pays);
}

void MixRow::retranslate()
{
    QStringList journeys;
    for (int journey = 0; journey < m_journey->count(); ++journey)
        journeys << load_words::journey(load::JourneyKind(journey));
    fill(m_journey, journeys);
    fill(m_payment, {tr("Pays by window"), tr("Pays by balance")});
    m_weight->setPrefix(tr("weight "));
    m_think.least->setPrefix(tr("thinks "));
    m_think.most->setPrefix(tr("to "));
    m_think.most->setSuffix(tr(" ms"));
    m_quantity.least->setPrefix(tr("units "));
    m_quantity.most->setPrefix(tr("to "));
    m_lines.least->setPrefix(tr("lines "));
    m_lines.most->setPrefix(tr("to "));
    m_neverPays->setSuffix(tr(" % never pay"));
    name(m_journey, tr("What they do"));
    name(m_weight, tr("How often beside the others"));
    name(m_think.least, tr("Thinks at least, in milliseconds"));
    name(m_think.most, tr("Thinks at most, in milliseconds"));
    m_signsIn->setText(tr("signs in first"));
    m_signsIn->setToolTip(tr("Each begins with a log-in and does the rest in that session"));
    name(m_quantity.least, tr("Units a line, at least"));
    name(m_quantity.most, tr("Units a line, at most"));
    name(m_lines.least, tr("Lines an order, at least"));
    name(m_lines.most, tr("Lines an order, at most"));
    name(m_payment, tr("How they pay"));
    name(m_neverPays, tr("Share that never pays"));
}

ThresholdRow::ThresholdRow()
    : m_request(addChoice(asked + 1, wide)), m_outcome(addChoice(outcomes + 1, middle)),
      m_figure(addChoice(int(load::figureNames().size()), middle)), m_latency(addChoice(2, wide)),
      m_comparison(addChoice(4, narrow)), m_value(addDecimal(largestValue, 3))
{
    addStretch();
    connect(m_figure, &QComboBox::currentIndexChanged, this, &ThresholdRow::followFigure);
    load::Threshold usual;
    usual.outcome = load::Outcome::Good;
    usual.value = 100;
    setThreshold(usual);
    retranslate();
}

void ThresholdRow::setThreshold(const load::Threshold &threshold)
{
    m_request->setCurrentIndex(threshold.request ? 1 + int(*threshold.request) : 0);
    m_outcome->setCurrentIndex(threshold.outcome ? 1 + int(*threshold.outcome) : 0);
    m_figure->setCurrentIndex(int(threshold.figure));
    m_latency->setCurrentIndex(threshold.service ? 1 : 0);
    m_comparison->setCurrentIndex(int(threshold.comparison));
    m_value->setValue(threshold.value);
    followFigure();
}

load::Threshold ThresholdRow::threshold() const
{
    load::Threshold threshold;
    if (const int request = m_request->currentIndex(); request > 0)
        threshold.request = load::Step(request - 1);
    if (const int outcome = m_outcome->currentIndex(); outcome > 0)
        threshold.outcome = load::Outcome(outcome - 1);
    threshold.figure = load::Figure(m_figure->currentIndex());
    threshold.service = threshold.isTime() && m_latency->currentIndex() == 1;
    threshold.comparison = load::Comparison(m_comparison->currentIndex());
    threshold.value = m_value->value();
    return threshold;
}

void ThresholdRow::followFigure()
{
    const bool time = load::Figure(m_figure->currentIndex()) < load::Figure::Count;
    m_latency->setVisible(time);
    m_value->setSuffix(time ? tr(" ms") : QString());
}

void ThresholdRow::retranslate()
{
    QStringList requests{load_words::request(load::allRequests)};
    for (const QString &request : load::stepNames())
        requests << load_words::request(request);
    fill(m_request, requests);
    QStringList endings{load_words::outcome(load::anyOutcome)};
    for (const QString &outcome : load::outcomeNames())
        endings << load_words::outcome(outcome);
    fill(m_outcome, endings);
    QStringList figures;
    for (int figure = 0; figure < m_figure->count(); ++figure)
        figures << load_words::figure(load::Figure(figure));
    fill(m_figure, figures);
    fill(m_latency, {tr("since it was due"), tr("since it was sent")});
    fill(m_comparison, load::comparisonNames());
    name(m_request, tr("Of which requests"));
    name(m_outcome, tr("With which outcome"));
    name(m_figure, tr("Figure"));
    name(m_latency, tr("Counted from"));
    name(m_comparison, tr("Comparison"));
    name(m_value, tr("Limit"));
    followFigure();
}

} // namespace firstcome
