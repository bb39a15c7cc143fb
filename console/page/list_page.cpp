// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/list_page.h"

#include "console/page/details_frame.h"
#include "console/page/export_dialog.h"
#include "console/page/filter_bar.h"
#include "console/page/saved_views.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/search_field.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/table_view.h"
#include "console/widgets/toast.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QKeyEvent>

namespace firstcome {

namespace {

const QString tableGroup = QStringLiteral("table");

using Phase = ListState::Phase;

} // namespace

ListState listStateOf(const PagedTable &model)
{
    ListState state;
    state.rows = model.rowCount({});
    state.failure = model.failure();
    state.complete = model.isComplete();
    if (model.phase() == PagedTable::Phase::Failed)
        state.phase = Phase::Failed;
    else if (model.phase() == PagedTable::Phase::Idle && model.hasLoaded())
        state.phase = Phase::Ready;
    return state;
}

ListPage::ListPage(Page *page, const Parts &parts)
    : m_page(page), m_memory(parts.context.memory), m_filter(parts.filter),
      m_live(parts.traits & Live ? &parts.context.live : nullptr), m_header(new PageHeader),
      m_table(new TableView(parts.context.memory.at(tableGroup))), m_states(new ContentStates(m_table)),
      m_chosen(new ChosenRow(m_table, parts.model, parts.keys)),
      m_hold(new RowHold(m_table, parts.traits & Below ? nullptr : m_chosen)),
      m_details(new DetailsFrame(parts.details, page)), m_column(new QVBoxLayout(this)),
      m_find(new QAction(themedIcon(QStringLiteral("edit-find")), {}, page)),
      m_clear(new QAction(themedIcon(QStringLiteral("edit-clear-all")), {}, page))
{
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    arrangeColumns(m_table, parts.model, parts.columns);
    makeActions();
    arrange();
    const auto seen = [this] { Q_EMIT m_page->detailsWanted(true); };
    if (!(parts.traits & Below)) {
        connect(m_table, &QAbstractItemView::clicked, this, seen);
        connect(m_table, &TableView::rowActivated, this, seen);
    }
    connect(m_chosen, &ChosenRow::chosen, this, [this](Id key) {
        follow();
        if (key == 0)
            Q_EMIT m_page->detailsWanted(false);
    });
    connect(m_chosen, &ChosenRow::hereChanged, this, &ListPage::follow);
    everySecond(this, [this] { followAge(); });
}

void ListPage::makeActions()
{
    m_find->setShortcut(QKeySequence::Find);
    m_table->setExporter([this] { openExport(); });
    m_page->addActions({m_find, m_clear, m_hold->pinAction(), m_table->exportAction()});
    // From the search to what it found.
    m_filter->search()->installEventFilter(this);
    connect(m_find, &QAction::triggered, m_filter, &FilterBar::focusSearch);
    connect(m_clear, &QAction::triggered, m_filter, &FilterBar::cleared);
}

bool ListPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool down = event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (!down || m_table->model()->rowCount() == 0)
        return QWidget::eventFilter(watched, event);
    m_table->setFocus(Qt::ShortcutFocusReason);
    if (!m_chosen->isHere())
        m_table->selectRow(0);
    return true;
}

void ListPage::arrange()
{
    m_column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    m_column->setSpacing(metrics::medium);
    m_column->addWidget(m_header);
    m_column->addWidget(m_filter);
    m_column->addWidget(m_states, 1);
    if (m_page->layout())
        return;
    auto *whole = new QVBoxLayout(m_page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(this);
}

void ListPage::addAbove(QWidget *widget)
{
    m_column->insertWidget(m_column->count() - 1, widget);
}

void ListPage::setBody(QWidget *body)
{
    m_column->addWidget(body, 1);
}

void ListPage::setPlay(Play play)
{
    m_play = std::move(play);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, m_play.again);
    if (!m_play.take)
        return;
    m_views = new SavedViews({m_memory, m_table, m_play.filter, m_play.take});
    m_filter->addAtEnd(m_views);
}

void ListPage::follow()
{
    if (!m_play.state)
        return;
    const ListState state = m_play.state();
    const ListWords words = m_play.words();
    m_header->setSubtitle(words.subtitle);
    const bool failed = state.phase == Phase::Failed;
    if (failed)
        m_states->banner()->report({words.failed.arg(state.failure),
                                    tr("They are loaded again once the connection is back."), tr("Try again")});
    else if (state.phase == Phase::Ready)
        m_states->banner()->clear();
    m_states->empty()->setText(
        failed ? EmptyState::Text{QStringLiteral("network-disconnect"), tr("Nothing is loaded yet"), {}} : words.empty);
    m_states->empty()->setAction(failed ? nullptr : words.remedy);
    if (state.phase == Phase::Loading)
        m_states->showLoading();
    else
        state.rows == 0 ? m_states->showEmpty() : m_states->showContent();
    followLeft(state);
    followAge();
}

void ListPage::followLeft(const ListState &state)
{
    if (m_chosen->isHere() || state.phase == Phase::Ready)
        m_details->setLeftList(m_chosen->key() != 0 && !m_chosen->isHere());
}

void ListPage::openExport()
{
    const ListState state = m_play.state();
    auto *dialog = new ExportDialog({m_table, m_play.walk, state.total, state.complete}, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::done, this, [this](const QString &words, bool good) {
        Toast::show(this, {good ? Tone::Good : Tone::Act, words, {}});
    });
    dialog->open();
}

void ListPage::setReadAt(Instant at)
{
    m_readAt = at;
    followAge();
}

void ListPage::followAge()
{
    // While the live line is up nothing is missed, so the list is as fresh as what was last heard on it.
    std::optional<Instant> at = m_readAt;
    const bool live = m_live && m_live->status().phase == LiveStatus::Phase::Connected;
    if (at && live && m_live->lastHeard())
        at = std::max(*at, *m_live->lastHeard());
    m_header->age()->setAt(at);
}

void ListPage::open(const QString &key)
{
    const auto id = idFrom(QStringView(key));
    if (!id)
        return;
    m_chosen->choose(*id);
    Q_EMIT m_page->detailsWanted(true);
}

void ListPage::retranslate(const QString &title)
{
    m_header->setTitle(title);
    m_table->setAccessibleName(title);
    m_find->setText(tr("Search"));
    m_clear->setText(tr("Clear filters"));
    m_hold->retranslate();
    m_details->retranslate();
    if (m_views)
        m_views->retranslate();
    follow();
}

} // namespace firstcome
