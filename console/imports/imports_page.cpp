// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/imports_page.h"

#include "console/imports/import_list_model.h"
#include "console/imports/import_panel.h"
#include "console/imports/import_run_details.h"
#include "console/page/details_frame.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/page/store_dialog.h"
#include "console/page/store_list.h"
#include "console/widgets/buttons.h"
#include "console/widgets/content_states.h"
#include "console/widgets/file_drop.h"
#include "console/widgets/icons.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/search_field.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/base/text_form.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QJsonArray>
#include <QSplitter>
#include <QStackedWidget>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

enum Kind : quint8 { All, Imports, DryRuns, KindCount };

constexpr int listShare = 200;
constexpr int belowShare = 440;

const QString splitterKey = QStringLiteral("splitter");

/// In the order of ImportListModel::Column.
ListColumns columns()
{
    return {{{124, Cell::Pill}, {108}, {0}, {132, Cell::Text, 2}, {120, Cell::Time}, {96, Cell::Text, 1}}, 160};
}

} // namespace

PageInfo ImportsPage::info()
{
    return {QStringLiteral("imports"), QT_TRANSLATE_NOOP("Page", "Imports"), QStringLiteral("document-import")};
}

ImportsPage::ImportsPage(const PageContext &context)
    : m_context(context), m_importAction(new QAction(themedIcon(QStringLiteral("document-import")), {}, this)),
      m_newStore(new QAction(themedIcon(QStringLiteral("list-add")), {}, this)),
      m_stores(new StoreList(context.api, this)), m_model(new ImportListModel(this)), m_filter(new FilterBar),
      m_kinds(m_filter->addChoices(KindCount)), m_details(new ImportRunDetails(context.api, context.memory)),
      m_panel(new ImportPanel({context.api, *m_stores, m_newStore, context.memory})),
      m_splitter(new QSplitter(Qt::Vertical)), m_stack(new QStackedWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_list = new ListPage(this, {context, m_model, keysOf(m_model), columns(), m_filter, m_details, ListPage::Below});
    m_importAction->setShortcuts({QKeySequence(QKeySequence::New), QKeySequence(Qt::CTRL | Qt::Key_I)});
    addActions({m_importAction, m_newStore});
    m_kinds->button(All)->setChecked(true);
    setAcceptDrops(true);
    arrange();
    connectParts();
    m_model->setFetch([this](const PagedTable::PageRequest &page) { fetch(page); });
    everySecond(this, [this] { tick(); });
    followRights();
}

void ImportsPage::arrange()
{
    m_list->header()->addButton(m_importAction);
    m_splitter->addWidget(m_list->states());
    m_splitter->addWidget(m_list->details());
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({listShare, belowShare});
    m_splitter->restoreState(m_context.memory.value(splitterKey).toByteArray());
    m_list->setBody(m_splitter);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_panel);
}

void ImportsPage::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_splitter, &QSplitter::splitterMoved, this,
            [this] { m_context.memory.set(splitterKey, m_splitter->saveState()); });
    connect(m_list->chosen(), &ChosenRow::chosen, this, &ImportsPage::showSelected);
    connect(m_model, &PagedTable::phaseChanged, this, [this] {
        m_list->follow();
        showSelected();
    });
    connect(m_filter, &FilterBar::edited, m_model, &PagedTable::reload);
    connect(m_filter, &FilterBar::cleared, this, [this] {
        m_filter->search()->setSearch({});
        m_kinds->button(All)->setChecked(true);
        m_model->reload();
    });
    connect(m_list->findAction(), &QAction::triggered, this, [this] {
        showPanel(false);
        m_filter->focusSearch();
    });
    connect(m_importAction, &QAction::triggered, this, [this] { showPanel(true); });
    connect(m_newStore, &QAction::triggered, this, &ImportsPage::createStore);
    connect(m_panel, &ImportPanel::closeRequested, this, [this] { showPanel(false); });
    connect(m_panel, &ImportPanel::imported, m_model, &PagedTable::refresh);
    connect(m_panel, &ImportPanel::productsWanted, this, [this](Id storeId) {
        Q_EMIT openRequested({QStringLiteral("products"), {}, {{QStringLiteral("storeId"), idText(storeId)}}});
    });
    connect(&m_context.session, &OperatorSession::changed, this, &ImportsPage::followRights);
}

void ImportsPage::open(const PageRef &ref)
{
    if (ref.key == QLatin1StringView("new")) {
        showPanel(true);
        const QString file = ref.filter.value(QStringLiteral("file")).toString();
        if (!file.isEmpty() && m_importAction->isEnabled())
            m_panel->setFile(file);
    } else if (!ref.key.isEmpty()) {
        showPanel(false);
        m_list->open(ref.key);
    }
}

void ImportsPage::refresh()
{
    m_stores->refresh();
    m_model->refresh();
}

void ImportsPage::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/imports"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    m_context.api.send(request, this, [this, query = page.query](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_model->failPage(query, refusalText(answer.error()));
        std::vector<ImportRow> rows;
        const QJsonArray items = answer->json.value(QLatin1StringView("items")).toArray();
        for (const QJsonValue &item : items) {
            if (const ImportRun run = importRunFrom(item.toObject()); fits(run))
                rows.push_back(importRow(run));
        }
        m_readAt = systemNow();
        m_list->setReadAt(m_readAt);
        m_model->takePage(query, std::move(rows), answer->json.value(QLatin1StringView("nextCursor")).toString());
        // The server keeps few of them; what is searched here needs all.
        if (m_model->canFetchMore({}))
            m_model->fetchMore({});
    });
}

bool ImportsPage::fits(const ImportRun &run) const
{
    const int kind = m_kinds->checkedId();
    return (kind == All || (kind == DryRuns) == run.dryRun) &&
           searchKey(run.store).contains(searchKey(m_filter->search()->text().trimmed()));
}

bool ImportsPage::narrows() const
{
    return m_kinds->checkedId() != All || !m_filter->search()->text().trimmed().isEmpty();
}

void ImportsPage::tick()
{
    if (isVisible() && m_model->hasRunning() && systemNow() - m_readAt >= runningPause)
        m_model->refresh();
}

ListWords ImportsPage::words() const
{
    m_filter->setClearShown(narrows());
    ListWords words{m_model->isComplete() ? tr("%Ln import(s) kept", nullptr, m_model->rowCount()) : QString(),
                    tr("The imports could not be loaded: %1"),
                    {},
                    nullptr};
    if (narrows()) {
        words.empty = {QStringLiteral("edit-find"), tr("No import fits"), tr("Searched is the name of the store.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("document-import"), tr("No import yet"),
                       tr("Bring in a product or inventory file of a shop you run already. It is looked through first, "
                          "and nothing is changed by looking.")};
        words.remedy = m_importAction;
    }
    return words;
}

void ImportsPage::showSelected()
{
    const Id key = m_list->chosen()->key();
    m_list->details()->setVisible(key != 0);
    if (const auto row = m_model->rowOf(key))
        m_details->showRun(m_model->at(*row).run);
}

void ImportsPage::showPanel(bool shown)
{
    if (shown && !m_importAction->isEnabled())
        return;
    m_stack->setCurrentIndex(shown ? 1 : 0);
    if (shown)
        return m_panel->begin();
    m_list->table()->setFocus();
    m_model->refresh();
}

void ImportsPage::createStore()
{
    auto *dialog = new StoreDialog(m_context.api, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &StoreDialog::created, this, [this](const StoreView &store) {
        m_stores->add(store);
        m_panel->chooseStore(store.name);
        Toast::show(this, {Tone::Good, tr("Created the store “%1”.").arg(store.name), {}});
    });
    dialog->open();
}

void ImportsPage::followRights()
{
    const QString whyNot =
        m_context.session.may(permission::CatalogueEdit) ? QString() : tr("The permission catalogue.edit is missing.");
    setAllowed(m_importAction, whyNot);
    setAllowed(m_newStore, whyNot);
    setAcceptDrops(whyNot.isEmpty());
}

void ImportsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileDrop::fileOf(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void ImportsPage::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    showPanel(true);
    m_panel->setFile(FileDrop::fileOf(event->mimeData()));
}

void ImportsPage::retranslate()
{
    m_importAction->setText(tr("Import a file…"));
    m_newStore->setText(tr("New store…"));
    const QString kinds[] = {tr("All"), tr("Imports"), tr("Dry runs")};
    for (int kind = 0; kind < KindCount; ++kind)
        m_kinds->button(kind)->setText(kinds[kind]);
    m_filter->retranslate();
    m_filter->search()->setPlaceholderText(tr("Search store"));
    m_filter->search()->setAccessibleName(tr("Search imports by store"));
    m_model->retranslate();
    m_details->retranslate();
    m_list->retranslate(tr("Imports"));
    followRights();
}

} // namespace firstcome
