// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/scenario_panel.h"

#include "console/load/load_words.h"
#include "console/load/run_process.h"
#include "console/load/scenario_form.h"
#include "console/page/operator_session.h"
#include "console/page/product_picker.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/error_banner.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/text_label.h"
#include "console/widgets/toast.h"
#include "shared/load/exchange/imported_scenario.h"
#include "shared/load/exchange/k6_script.h"
#include "shared/load/scenario/scenario_json.h"
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHostAddress>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSaveFile>
#include <QScrollArea>

namespace firstcome {

namespace {

enum Kind : quint8 { Preset, Own };
constexpr int kindRole = Qt::UserRole + 1;
constexpr int fromWidth = 260;
/// The opening of a sale: a few wait, then they all come.
const QByteArray rehearsalScenario = R"({
 "arrivals": [{"shape": "spike", "base": 5, "peak": 50, "seconds": 30}],
 "mix": [{"journey": "browse", "weight": 3}, {"journey": "stock", "weight": 3},
         {"journey": "buy", "weight": 4, "payment": "BALANCE"}],
 "thresholds": [{"request": "all", "outcome": "failed", "figure": "share", "comparison": "<=", "value": 0.001},
                {"request": "order", "outcome": "any", "figure": "p99", "comparison": "<", "value": 500}]})";

/// What is wrong with each field, in lines.
QString faults(const Refusal &refusal)
{
    QStringList lines{refusalText(refusal)};
    for (const FieldError &error : refusal.errors)
        lines << error.field + QStringLiteral(": ") + error.message;
    return lines.join(u'\n');
}

bool isThisComputer(const QString &host)
{
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

ScenarioPanel::ScenarioPanel(const Ground &ground, QWidget *parent)
    : QWidget(parent), m_ground(ground), m_shelf(ScenarioShelf::usualFolder()), m_header(new PageHeader),
      m_from(new QComboBox), m_purpose(textLabel(TextRole::Muted, {}, true)), m_banner(new ErrorBanner),
      m_form(new ScenarioForm(ground.api)), m_verdict(new QCheckBox), m_knee(new QCheckBox),
      m_note(textLabel(TextRole::Muted, {}, true)), m_back(pushButton(ButtonKind::Normal)),
      m_act(pushButton(ButtonKind::Primary)),
      m_import(new QAction(themedIcon(QStringLiteral("document-open")), {}, this)),
      m_keep(new QAction(themedIcon(QStringLiteral("document-save")), {}, this)),
      m_k6(new QAction(themedIcon(QStringLiteral("document-export")), {}, this))
{
    m_header->age()->hide();
    for (QAction *action : {m_import, m_keep, m_k6})
        m_header->addButton(action);
    auto *scroll = new QScrollArea;
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(makeFrom());
    column->addWidget(m_banner);
    column->addWidget(scroll, 1);
    column->addWidget(makeFoot());
    connect(m_from, &QComboBox::activated, this, &ScenarioPanel::choose);
    connect(m_form, &ScenarioForm::edited, this, &ScenarioPanel::follow);
    connect(m_back, &QPushButton::clicked, this, &ScenarioPanel::closeRequested);
    connect(m_act, &QPushButton::clicked, this, &ScenarioPanel::act);
    connect(m_keep, &QAction::triggered, this, &ScenarioPanel::keep);
    connect(m_k6, &QAction::triggered, this, &ScenarioPanel::exportK6);
    connect(m_import, &QAction::triggered, this, [this] {
        const QString path = QFileDialog::getOpenFileName(
            this, m_import->text(), {}, tr("Scenarios and recordings") + QStringLiteral(" (*.json *.har)"));
        if (!path.isEmpty())
            importFile(path);
    });
    connect(&m_ground.run, &CurrentRun::changed, this, [this] {
        follow();
        if (m_ground.run.refusal())
            m_banner->report({tr("The run did not begin: %1").arg(faults(*m_ground.run.refusal())), {}, {}});
    });
    connect(&m_ground.session, &OperatorSession::changed, this, &ScenarioPanel::follow);
    m_verdict->setChecked(true);
    fillShelf();
    choose(0);
    retranslate();
}

QWidget *ScenarioPanel::makeFrom()
{
    auto *from = new QWidget;
    auto *line = new QHBoxLayout(from);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    m_from->setFixedWidth(fromWidth);
    line->addWidget(m_from);
    line->addWidget(m_purpose, 1);
    return from;
}

QWidget *ScenarioPanel::makeFoot()
{
    auto *foot = new QWidget;
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::medium);
    line->addWidget(m_note, 1);
    for (QWidget *each : std::initializer_list<QWidget *>{m_verdict, m_knee, m_back, m_act})
        line->addWidget(each);
    return foot;
}

void ScenarioPanel::fillShelf()
{
    const QString chosen = m_from->currentText();
    m_from->clear();
    for (const QString &name : m_shelf.own()) {
        m_from->addItem(themedIcon(QStringLiteral("document-edit")), name);
        m_from->setItemData(m_from->count() - 1, Own, kindRole);
    }
    for (const QString &name : m_shelf.presets()) {
        m_from->addItem(name);
        m_from->setItemData(m_from->count() - 1, Preset, kindRole);
    }
    m_from->setCurrentIndex(std::max(0, m_from->findText(chosen)));
}

void ScenarioPanel::choose(int index)
{
    const QString name = m_from->itemText(index);
    const bool own = m_from->itemData(index, kindRole).toInt() == Own;
    m_from->setCurrentIndex(index);
    const auto scenario = own ? m_shelf.ownNamed(name) : m_shelf.preset(name);
    if (!scenario)
        return m_banner->report({faults(scenario.error()), {}, {}});
    tellPurpose([name, own] { return own ? tr("Your own scenario.") : load_words::presetPurpose(name); });
    setScenario(*scenario);
    m_knee->setChecked(name == QLatin1StringView("knee"));
}

void ScenarioPanel::tellPurpose(std::function<QString()> purpose)
{
    m_purposeText = std::move(purpose);
    m_purpose->setText(m_purposeText());
}

void ScenarioPanel::setScenario(const load::Scenario &scenario, const QStringList &leftOut)
{
    m_banner->clear();
    if (!leftOut.isEmpty())
        m_banner->report(
            {tr("%Ln recorded request(s) are no part of a journey and are left out: %1", nullptr, int(leftOut.size()))
                 .arg(leftOut.mid(0, 3).join(QStringLiteral(", "))),
             {},
             {}});
    m_form->setScenario(scenario);
    follow();
}

void ScenarioPanel::rehearse(const std::optional<RehearsedSale> &sale)
{
    m_rehearsed = sale;
    m_form->product()->setEnabled(!sale);
    if (sale) {
        auto scenario = load::scenarioFromJson(rehearsalScenario, tr("Rehearsal of %1").arg(sale->product));
        m_from->setCurrentIndex(-1);
        tellPurpose([] { return tr("A rush of buyers, in half a minute."); });
        m_verdict->setChecked(true);
        m_knee->setChecked(false);
        setScenario(*scenario);
    }
    retranslate();
}

void ScenarioPanel::importFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return m_banner->report({tr("The file cannot be read: %1").arg(file.errorString()), {}, {}});
    const QByteArray text = file.readAll();
    const QString name = QFileInfo(path).completeBaseName();
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const bool recorded = object.contains(QLatin1StringView("log")) || object.contains(QLatin1StringView("openapi"));
    if (!recorded) {
        const auto scenario = load::scenarioFromJson(text, name);
        return scenario ? setScenario(*scenario) : m_banner->report({faults(scenario.error()), {}, {}});
    }
    auto imported = load::scenarioFromDocument(text);
    if (!imported)
        return m_banner->report({faults(imported.error()), {}, {}});
    imported->scenario.name = name;
    tellPurpose([file = QFileInfo(path).fileName()] { return tr("From %1.").arg(file); });
    setScenario(imported->scenario, imported->leftOut);
}

void ScenarioPanel::keep()
{
    const load::Scenario scenario = m_form->scenario();
    if (const auto kept = m_shelf.keep(scenario); !kept)
        return m_banner->report({tr("The scenario could not be kept: %1").arg(kept.error().detail), {}, {}});
    fillShelf();
    m_from->setCurrentIndex(m_from->findText(scenario.name));
    tellPurpose([] { return tr("Your own scenario."); });
    Toast::show(this, {Tone::Good, tr("Kept the scenario “%1”.").arg(scenario.name), {}});
}

void ScenarioPanel::exportK6()
{
    const load::Scenario scenario = m_form->scenario();
    const QString path = QFileDialog::getSaveFileName(this, m_k6->text(), scenario.name + QStringLiteral(".js"));
    if (path.isEmpty())
        return;
    QSaveFile file(path);
    const bool written =
        file.open(QIODevice::WriteOnly) && file.write(load::k6Script(scenario).toUtf8()) > 0 && file.commit();
    Toast::show(this, written ? Toast::Message{Tone::Good, tr("Written: %1").arg(path), {}}
                              : Toast::Message{Tone::Act, tr("Not written: %1").arg(file.errorString()), {}});
}

void ScenarioPanel::act()
{
    const QString host = m_ground.session.server().host();
    if (isThisComputer(host))
        return start({});
    ConfirmDialog::ask(this,
                       {tr("Let a crowd into %1?").arg(host),
                        tr("This server is not on this computer. A run can take it down for everybody who uses it."),
                        tr("Run against %1").arg(host),
                        tr("Do not run"),
                        true,
                        host,
                        {},
                        false},
                       [this, host](const QString &) { start(host); });
}

void ScenarioPanel::start(const QString &ownHost)
{
    const load::Scenario scenario = m_form->scenario();
    // The engine's own rules, before a process says the same.
    const auto checked = load::scenarioFromJson(QJsonDocument(load::scenarioJson(scenario)).toJson(), scenario.name);
    if (!checked)
        return m_banner->report({faults(checked.error()), {}, {}});
    m_banner->clear();
    load::Scenario wanted = *checked;
    if (m_rehearsed)
        wanted.products.clear(); // the shadow's, once it is there
    m_ground.run.start({wanted, m_verdict->isChecked(), m_knee->isChecked(), ownHost, m_rehearsed});
}

QString ScenarioPanel::whyNot() const
{
    if (!m_ground.session.may(permission::LoadRun))
        return tr("The permission load.run is missing.");
    if (m_ground.run.isUnderWay())
        return tr("A run is under way.");
    if (RunProcess::program().isEmpty())
        return tr("The program firstcome-load is not on this computer.");
    if (m_form->name()->text().trimmed().isEmpty())
        return tr("Give the scenario a name first.");
    const load::Scenario scenario = m_form->scenario();
    if (m_knee->isChecked() && scenario.thresholds.empty())
        return tr("A knee is where thresholds break: add one first.");
    return {};
}

void ScenarioPanel::follow()
{
    const load::Scenario scenario = m_form->scenario();
    m_note->setText(load_words::summary(scenario));
    m_verdict->setVisible(scenario.needsMembers());
    const QString why = whyNot();
    m_act->setEnabled(why.isEmpty());
    m_act->setToolTip(why);
    setAllowed(m_keep, scenario.name.isEmpty() ? tr("Give the scenario a name first.") : QString());
}

void ScenarioPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void ScenarioPanel::retranslate()
{
    m_header->setTitle(m_rehearsed ? tr("Rehearse a sale") : tr("New run"));
    m_header->setSubtitle(
        m_rehearsed
            ? tr("%1 on shadow stock: no shopper sees it, no book of the business counts it.").arg(m_rehearsed->product)
            : tr("A scenario: who comes when, what they do, what must hold."));
    m_from->setAccessibleName(tr("Start from"));
    m_from->setToolTip(tr("Start from"));
    m_import->setText(tr("Open…"));
    m_import->setToolTip(tr("A scenario, a recording of a browser (HAR), or a server's openapi.json"));
    m_keep->setText(tr("Keep"));
    m_k6->setText(tr("k6 script…"));
    m_verdict->setText(tr("Check against the books"));
    m_verdict->setToolTip(tr("Compares what buyers were told with the shop's orders, stock, payments and admissions"));
    m_knee->setText(tr("Find the knee"));
    m_knee->setToolTip(tr("Looks for the highest rate at which the thresholds hold, within 3 %; takes three minutes"));
    m_back->setText(tr("To the list"));
    m_act->setText(tr("Let them in"));
    if (m_purposeText)
        m_purpose->setText(m_purposeText());
    m_form->retranslate();
    follow();
}

} // namespace firstcome
