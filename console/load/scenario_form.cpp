// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/scenario_form.h"

#include "console/load/arrival_curve.h"
#include "console/load/row_list.h"
#include "console/load/scenario_rows.h"
#include "console/page/product_picker.h"
#include "console/widgets/form_field.h"
#include "console/widgets/metrics.h"
#include "console/widgets/text_label.h"
#include <QBoxLayout>
#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

namespace firstcome {

namespace {

enum Model : quint8 { Open, Closed };
enum Heading : quint8 { Comes, Does, Holds, HeadingCount };

constexpr int nameLength = 100;
constexpr int usualUsers = 50;

template <typename Row, typename Value>
std::vector<Value> valuesOf(const RowList *list, Value (Row::*value)() const)
{
    std::vector<Value> values;
    for (QWidget *row : list->rows())
        values.push_back((static_cast<Row *>(row)->*value)());
    return values;
}

} // namespace

ScenarioForm::ScenarioForm(ApiClient &api, QWidget *parent)
    : QWidget(parent), m_name(new QLineEdit), m_product(new ProductPicker(api)), m_nameField(new FormField(m_name)),
      m_productField(new FormField(m_product)), m_models(new QButtonGroup(this)), m_curve(new ArrivalCurve),
      m_phases(new RowList(1)), m_closed(makeUsers()), m_mix(new RowList(1)), m_thresholds(new RowList(0))
{
    for (int i = 0; i < HeadingCount; ++i)
        m_headings << textLabel(TextRole::Heading);
    auto *models = new QHBoxLayout;
    models->setSpacing(metrics::large);
    models->addWidget(m_headings[Comes]);
    for (const int model : {Open, Closed}) {
        auto *button = new QRadioButton;
        m_models->addButton(button, model);
        models->addWidget(button);
    }
    models->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, metrics::small, 0);
    column->setSpacing(metrics::small);
    column->addWidget(makeHead());
    column->addLayout(models);
    column->addWidget(m_phases);
    column->addWidget(m_closed);
    column->addWidget(m_curve);
    column->addWidget(m_headings[Does]);
    column->addWidget(m_mix);
    column->addWidget(m_headings[Holds]);
    column->addWidget(m_thresholds);
    column->addStretch(1);
    m_name->setMaxLength(nameLength);
    connect(m_name, &QLineEdit::textChanged, this, &ScenarioForm::follow);
    connect(m_product, &ProductPicker::picked, this, &ScenarioForm::follow);
    connect(m_models, &QButtonGroup::idToggled, this, &ScenarioForm::follow);
    watchRows(m_phases, [] { return new PhaseRow; });
    watchRows(m_mix, [] { return new MixRow; });
    watchRows(m_thresholds, [] { return new ThresholdRow; });
    retranslate();
}

QWidget *ScenarioForm::makeHead()
{
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::large);
    line->addWidget(m_nameField, 1);
    line->addWidget(m_productField, 1);
    return head;
}

QWidget *ScenarioForm::makeUsers()
{
    auto *closed = new QWidget;
    auto *line = new QHBoxLayout(closed);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::small);
    const auto add = [&](int least, int most) {
        auto *field = new QSpinBox;
        field->setRange(least, most);
        field->setGroupSeparatorShown(true);
        line->addWidget(field);
        connect(field, &QSpinBox::valueChanged, this, &ScenarioForm::follow);
        return field;
    };
    m_users = add(1, load::usersLimit);
    m_ramp = add(0, int(load::runLimit.count()));
    m_duration = add(1, int(load::runLimit.count()));
    line->addStretch(1);
    return closed;
}

void ScenarioForm::watchRows(RowList *list, const std::function<ScenarioRow *()> &make)
{
    connect(list, &RowList::addWanted, this, [this, list, make] {
        ScenarioRow *row = make();
        put(list, row);
        row->setFocus();
        row->focusWidget();
        follow();
    });
    connect(list, &RowList::removed, this, &ScenarioForm::follow);
}

void ScenarioForm::put(RowList *list, ScenarioRow *row)
{
    list->addRow(row);
    connect(row, &ScenarioRow::edited, this, &ScenarioForm::follow);
}

void ScenarioForm::setScenario(const load::Scenario &scenario)
{
    m_setting = true;
    m_given = scenario;
    m_name->setText(scenario.name);
    if (scenario.products.empty())
        m_product->setProduct(std::nullopt);
    else
        m_product->setProduct(idText(scenario.products.front()), {});
    m_models->button(scenario.isOpen() ? Open : Closed)->setChecked(true);
    for (RowList *list : {m_phases, m_mix, m_thresholds})
        list->clear();
    for (const load::Phase &phase : scenario.arrivals) {
        auto *row = new PhaseRow;
        row->setPhase(phase);
        put(m_phases, row);
    }
    if (scenario.arrivals.empty())
        put(m_phases, new PhaseRow);
    m_users->setValue(scenario.users > 0 ? scenario.users : usualUsers);
    m_ramp->setValue(int(scenario.ramp.count()));
    m_duration->setValue(int(scenario.duration.count()));
    for (const load::MixEntry &entry : scenario.mix) {
        auto *row = new MixRow;
        row->setEntry(entry);
        put(m_mix, row);
    }
    for (const load::Threshold &threshold : scenario.thresholds) {
        auto *row = new ThresholdRow;
        row->setThreshold(threshold);
        put(m_thresholds, row);
    }
    m_setting = false;
    follow();
}

load::Scenario ScenarioForm::scenario() const
{
    load::Scenario scenario;
    scenario.name = m_name->text().trimmed();
    scenario.seed = m_given.seed;
    const auto product = idFrom(QStringView(m_product->productId()));
    const bool asGiven = product && !m_given.products.empty() && m_given.products.front() == *product;
    if (asGiven)
        scenario.products = m_given.products;
    else if (product)
        scenario.products = {*product};
    if (m_models->checkedId() == Open) {
        scenario.arrivals = valuesOf(m_phases, &PhaseRow::phase);
    } else {
        scenario.users = m_users->value();
        scenario.ramp = std::chrono::seconds(m_ramp->value());
        scenario.duration = std::chrono::seconds(m_duration->value());
    }
    scenario.mix = valuesOf(m_mix, &MixRow::entry);
    scenario.thresholds = valuesOf(m_thresholds, &ThresholdRow::threshold);
    return scenario;
}

void ScenarioForm::follow()
{
    if (m_setting)
        return;
    const bool open = m_models->checkedId() == Open;
    m_phases->setVisible(open);
    m_closed->setVisible(!open);
    m_curve->show(scenario());
    Q_EMIT edited();
}

void ScenarioForm::retranslate()
{
    m_nameField->setTexts(tr("Name"));
    m_productField->setTexts(tr("Product"));
    m_product->setPlaceholderText(tr("The flash sales on the shop's first page"));
    m_headings[Comes]->setText(tr("Who comes when"));
    m_headings[Does]->setText(tr("What they do"));
    m_headings[Holds]->setText(tr("What must hold"));
    m_models->button(Open)->setText(tr("Arrivals, whatever the server does"));
    m_models->button(Closed)->setText(tr("Users, one journey after the other"));
    m_phases->setTexts(tr("Add a stretch"), tr("Remove this stretch"));
    m_mix->setTexts(tr("Add a journey"), tr("Remove this journey"));
    m_thresholds->setTexts(tr("Add a threshold"), tr("Remove this threshold"));
    m_users->setSuffix(tr(" users"));
    m_ramp->setPrefix(tr("who come over "));
    m_duration->setPrefix(tr("for "));
    for (QSpinBox *seconds : {m_ramp, m_duration})
        seconds->setSuffix(tr(" s"));
    m_users->setAccessibleName(tr("Users at once"));
    m_ramp->setAccessibleName(tr("Seconds over which they come"));
    m_duration->setAccessibleName(tr("Seconds until nothing new is begun"));
    for (const RowList *list : {m_phases, m_mix, m_thresholds}) {
        for (QWidget *row : list->rows())
            static_cast<ScenarioRow *>(row)->retranslate();
    }
    m_curve->show(scenario());
}

} // namespace firstcome
