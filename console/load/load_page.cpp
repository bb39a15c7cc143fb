// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/load_page.h"

#include "console/load/compare_panel.h"
#include "console/load/load_words.h"
#include "console/load/run_list_model.h"
#include "console/load/run_report_view.h"
#include "console/load/run_view.h"
#include "console/load/scenario_form.h"
#include "console/load/scenario_panel.h"
#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/page/product_picker.h"
#include "console/widgets/buttons.h"
#include "console/widgets/confirm_dialog.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QFileDialog>
#include <QSplitter>
#include <QStackedWidget>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;
using Phase = CurrentRun::Phase;

constexpr int listShare = 180;
constexpr int belowShare = 460;
constexpr std::chrono::minutes removalWithin{2};
const QString splitterKey = QStringLiteral("splitter");

/// In the order of RunListModel::Column.
ListColumns columns()
{
    return {{{124, Cell::Pill},
             {0},
             {148, Cell::Text, 2},
             {112, Cell::Time},
             {96, Cell::Text, 3},
             {104, Cell::Decimal},
             {88, Cell::Decimal},
             {84, Cell::Count},
             {84, Cell::Count, 1}},
            160};
}

QAction *makeAction(Page *page, const char *icon)
{
    auto *action = new QAction(themedIcon(QString::fromLatin1(icon)), {}, page);
    page->addAction(action);
    return action;
}

} // namespace

PageInfo LoadPage::info()
{
    return {QStringLiteral("load"), QT_TRANSLATE_NOOP("Page", "Load lab"), QStringLiteral("office-chart-area")};
}

LoadPage::LoadPage(const PageContext &context)
    : m_context(context), m_runs(KeptRuns::usualFolder()), m_run({context.api, context.session, m_runs}),
      m_new(makeAction(this, "list-add")), m_watch(makeAction(this, "media-playback-start")),
      m_again(makeAction(this, "view-refresh")), m_compareTwo(makeAction(this, "view-split-left-right")),
      m_export(makeAction(this, "document-export")), m_remove(makeAction(this, "edit-delete")),
      m_removeSamples(makeAction(this, "edit-clear")), m_model(new RunListModel(this)), m_filter(new FilterBar),
      m_report(new RunReportView(context.memory)), m_panel(new ScenarioPanel({context.api, context.session, m_run})),
      m_runView(new RunView(m_run)), m_compare(new ComparePanel(m_runs, context.memory)),
      m_splitter(new QSplitter(Qt::Vertical)), m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_list = new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_report, ListPage::Below});
    m_new->setShortcut(QKeySequence::New);
    m_remove->setShortcut(QKeySequence::Delete);
    arrange();
    connectParts();
    connectActions();
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    followActions();
}

void LoadPage::arrange()
{
    m_list->header()->age()->hide();
    for (QAction *action : {m_watch, m_again, m_compareTwo, m_export, m_new})
        m_list->header()->addButton(action);
    m_splitter->addWidget(m_list->states());
    m_splitter->addWidget(m_list->details());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({listShare, belowShare});
    m_splitter->restoreState(m_context.memory.value(splitterKey).toByteArray());
    m_list->setBody(m_splitter);
    for (QWidget *view : std::initializer_list<QWidget *>{m_list, m_panel, m_runView, m_compare})
        m_stack->addWidget(view);
}

void LoadPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.memory.set(splitterKey, m_splitter->saveState()); });
    connect(m_list->chosen(), &ChosenRow::chosen, this, &LoadPage::showSelected);
    connect(m_model, &PagedTable::phaseChanged, this, [this] {
        m_list->follow();
        showSelected();
    });
    connect(m_filter, &FilterBar::edited, m_model, &PagedTable::reload);
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_model->reload();
    });
    connect(m_panel, &ScenarioPanel::closeRequested, this, [this] { showView(List); });
    connect(m_runView, &RunView::closeRequested, this, [this] { showView(List); });
    connect(m_compare, &ComparePanel::closeRequested, this, [this] { showView(List); });
    connect(&m_run, &CurrentRun::changed, this, &LoadPage::followRun);
    connect(&m_context.session, &OperatorSession::changed, this, &LoadPage::followActions);
    connect(m_report, &RunReportView::ordersWanted, this, [this](Instant from, Instant to) {
        const auto ahead = m_context.api.clock().ahead();
        Q_EMIT openRequested({QStringLiteral("orders"),
                              {},
                              {{QStringLiteral("period"), QStringLiteral("between")},
                               {QStringLiteral("from"), toIso(from + ahead)},
                               {QStringLiteral("to"), toIso(to + ahead)}}});
    });
}

void LoadPage::connectActions()
{
    connect(m_list->findAction(), &QAction::triggered, this, [this] {
        showView(List);
        m_filter->focusSearch();
    });
    connect(m_new, &QAction::triggered, this, [this] {
        m_panel->rehearse(std::nullopt);
        showView(Scenario);
    });
    connect(m_watch, &QAction::triggered, this, [this] { showView(Live); });
    connect(m_again, &QAction::triggered, this, &LoadPage::again);
    connect(m_compareTwo, &QAction::triggered, this, [this] {
        m_compare->begin(m_list->chosen()->key());
        showView(Compare);
    });
    connect(m_export, &QAction::triggered, this, &LoadPage::askExport);
    connect(m_remove, &QAction::triggered, this, &LoadPage::removeChosen);
    connect(m_removeSamples, &QAction::triggered, this, &LoadPage::askRemoveSamples);
}

void LoadPage::open(const PageRef &ref)
{
    if (ref.key == QLatin1StringView("new")) {
        const QString product = ref.filter.value(QStringLiteral("product")).toString();
        if (!product.isEmpty())
            m_panel->form()->product()->setProduct(product, ref.filter.value(QStringLiteral("name")).toString());
        m_panel->rehearse(std::nullopt);
        showView(Scenario);
    } else if (ref.key == QLatin1StringView("rehearse")) {
        const auto sale = idFrom(QStringView(ref.filter.value(QStringLiteral("sale")).toString()));
        if (sale)
            m_panel->rehearse(RehearsedSale{*sale, ref.filter.value(QStringLiteral("name")).toString()});
        showView(Scenario);
    } else if (!ref.key.isEmpty()) {
        showView(List);
        m_list->open(ref.key);
    }
}

void LoadPage::refresh()
{
    m_model->refresh();
}

void LoadPage::fetch(const PagedTable::PageRequest &page)
{
    std::vector<KeptRun> rows;
    for (KeptRun &run : m_runs.all(m_run.isUnderWay() ? m_run.id() : 0)) {
        if (fits(run))
            rows.push_back(std::move(run));
    }
    m_model->takePage(page.query, std::move(rows), {});
}

bool LoadPage::fits(const KeptRun &run) const
{
    return searchKey(run.name + u' ' + run.url).contains(searchKey(m_filter->search()->text().trimmed()));
}

ListWords LoadPage::words() const
{
    const bool narrows = !m_filter->search()->text().trimmed().isEmpty();
    m_filter->setClearShown(narrows);
    ListWords words{tr("%Ln run(s) kept on this computer", nullptr, m_model->rowCount()),
                    tr("The runs could not be loaded: %1"),
                    {},
                    nullptr};
    if (narrows) {
        words.empty = {QStringLiteral("edit-find"), tr("No run fits"), tr("Searched are scenario and server.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("office-chart-area"), tr("No run yet"),
                       tr("Let a crowd into the shop, watch it, and see what the books say: did it hold, where did it "
                          "break, is it slower than last week?")};
        words.remedy = m_new;
    }
    return words;
}

void LoadPage::showSelected()
{
    const Id key = m_list->chosen()->key();
    const auto row = m_model->rowOf(key);
    m_list->details()->setVisible(key != 0 && row.has_value());
    if (row)
        m_report->showRun(m_model->at(*row), m_runs.report(key));
    followActions();
}

void LoadPage::showView(View view)
{
    m_stack->setCurrentIndex(view);
    if (view == Scenario)
        m_panel->startFrom()->setFocus();
    if (view == List) {
        m_list->table()->setFocus();
        m_model->refresh();
    }
}

void LoadPage::followRun()
{
    const Phase phase = m_run.phase();
    if (phase == std::exchange(m_lastPhase, phase))
        return;
    followActions();
    if (phase == Phase::Preparing)
        return showView(Live);
    if (phase == Phase::Refused || phase == Phase::None)
        return showView(Scenario);
    if (phase != Phase::Ended)
        return;
    // Whoever watched sees what became of it; whoever did something else goes on.
    m_model->refresh();
    if (m_stack->currentIndex() != Live)
        return Toast::show(this, {Tone::Selected, tr("The run “%1” ended.").arg(m_run.scenario().name), {}});
    showView(List);
    m_list->open(idText(m_run.id()));
}

void LoadPage::followActions()
{
    const Id key = m_list->chosen()->key();
    const auto row = m_model->rowOf(key);
    const bool ended = row && m_model->at(*row).stamp > 0;
    const QString none = tr("Choose a run that ended first.");
    const QString permitted =
        m_context.session.may(permission::LoadRun) ? QString() : tr("The permission load.run is missing.");
    setAllowed(m_new, permitted);
    setAllowed(m_removeSamples, permitted);
    setAllowed(m_watch, m_run.isUnderWay() ? QString() : tr("No run is under way."));
    setAllowed(m_again, row ? QString() : tr("Choose a run first."));
    setAllowed(m_compareTwo, ended ? QString() : none);
    setAllowed(m_export, ended ? QString() : none);
    const bool mayGo = row && !(m_run.isUnderWay() && m_run.id() == key);
    setAllowed(m_remove, mayGo ? QString() : tr("Choose a run first."));
}

void LoadPage::again()
{
    const Id key = m_list->chosen()->key();
    auto scenario = m_runs.scenario(key);
    const auto rehearsed = m_runs.rehearsed(key);
    m_panel->rehearse(rehearsed);
    if (scenario && rehearsed)
        scenario->products.clear(); // the double of then is gone; the sale gets a new one
    if (scenario)
        m_panel->setScenario(*scenario);
    showView(Scenario);
}

void LoadPage::askExport()
{
    const QString path = QFileDialog::getSaveFileName(this, m_export->text(), QStringLiteral("report.html"),
                                                      QStringLiteral("HTML (*.html);;CSV (*.csv);;JSON (*.json)"));
    if (path.isEmpty())
        return;
    const bool written = exportTo(path);
    Toast::show(this, written ? Toast::Message{Tone::Good, tr("Written: %1").arg(path), {}}
                              : Toast::Message{Tone::Act, tr("Not written: %1").arg(path), {}});
}

bool LoadPage::exportTo(const QString &path)
{
    const QString form = QFileInfo(path).suffix().toLower();
    const QString report = m_runs.file(m_list->chosen()->key(), QStringLiteral("report.") + form);
    QFile::remove(path);
    return QFile::copy(report, path);
}

void LoadPage::removeChosen()
{
    const Id key = m_list->chosen()->key();
    ConfirmDialog::ask(this,
                       {tr("Remove this run?"),
                        tr("Its report and what its buyers saw are removed from this computer."),
                        tr("Remove"),
                        tr("Keep it"),
                        true,
                        {},
                        {},
                        false},
                       [this, key](const QString &) {
                           m_runs.remove(key);
                           m_list->chosen()->choose(0);
                           m_model->reload();
                       });
}

void LoadPage::askRemoveSamples()
{
    ConfirmDialog::ask(
        this,
        {tr("Remove what load runs left at the shop?"),
         tr("Members of load runs whose time is over go, with their orders, payments and deliveries, and "
            "rehearsals that ended. What they had of real stock is for sale again. Reports stay."),
         tr("Remove"),
         tr("Keep it"),
         true,
         {},
         {},
         false},
        [this](const QString &) { removeSamples(0); });
}

void LoadPage::removeSamples(qint64 before)
{
    ApiRequest request = ApiRequest::post(QStringLiteral("/v1/ops/load/removals"), {});
    request.within(removalWithin);
    m_context.api.send(request, this, [this, before](const Result<ApiAnswer> &answer) {
        if (!answer)
            return Toast::show(this, {Tone::Act, tr("Not removed: %1").arg(refusalText(answer.error())), {}});
        const QJsonObject &json = answer->json;
        const qint64 orders = before + json.value(QLatin1StringView("orders")).toInteger();
        if (json.value(QLatin1StringView("more")).toBool())
            return removeSamples(orders);
        const QJsonValue left = json.value(QLatin1StringView("left"));
        QStringList said{
            tr("%Ln order(s) of load runs removed.", nullptr, int(orders)),
            tr("%Ln stay(s): in use, under way or waiting for a person.", nullptr, left[u"orders"].toInt())};
        if (const int charged = left[u"charged"].toInt(); charged > 0)
            said.append(tr("%Ln member(s) stay(s) for good: the gateway knows of a charge.", nullptr, charged));
        Toast::show(this, {Tone::Good, said.join(u' '), {}});
    });
}

void LoadPage::retranslate()
{
    m_new->setText(tr("New run…"));
    m_watch->setText(tr("Watch the run"));
    m_again->setText(tr("Again…"));
    m_again->setToolTip(tr("The same scenario once more"));
    m_compareTwo->setText(tr("Compare…"));
    m_export->setText(tr("Export…"));
    m_remove->setText(tr("Remove"));
    m_removeSamples->setText(tr("Remove samples…"));
    m_removeSamples->setToolTip(tr("What load runs left at the shop: members, orders, rehearsals"));
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Search scenario or server"));
    m_filter->search()->setAccessibleName(tr("Search runs"));
    m_model->retranslate();
    m_report->retranslate();
    m_panel->retranslate();
    m_runView->retranslate();
    m_compare->retranslate();
    m_list->retranslate(tr("Load lab"));
    followActions();
}

} // namespace firstcome
