// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_list.h"

#include "console/page/fetch_page.h"
#include "console/settlements/statement_filter_bar.h"
#include "console/settlements/statement_pane.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include <QAction>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

const QString filterKey = QStringLiteral("filter");

/// In the order of StatementListModel::Column.
ListColumns columns()
{
    return {{{104},
             {0},
             {128, Cell::Pill},
             {64, Cell::Count, 2},
             {112, Cell::Money, 5},
             {104, Cell::Money, 4},
             {96, Cell::Money, 3},
             {104, Cell::Money, 1},
             {112, Cell::Money}},
            112};
}

} // namespace

StatementList::StatementList(Page *page, const PageContext &context)
    : QObject(page), m_api(context.api), m_memory(context.memory.at(QStringLiteral("statements"))),
      m_model(new StatementListModel(this)), m_filter(new StatementFilterBar),
      m_pane(new StatementPane({context.api, context.live, context.session, m_memory})),
      m_list(new ListPage(page, {{context.api, context.live, context.session, m_memory},
                                 m_model,
                                 keysOf(m_model),
                                 columns(),
                                 m_filter,
                                 m_pane,
                                 ListPage::Live}))
{
    page->addActions({m_pane->csvAction(), m_pane->pdfAction(), m_pane->placeAction()});
    m_list->table()->addRowAction(m_pane->csvAction());
    m_list->table()->addRowAction(m_pane->pdfAction());
    m_filter->setFilter(statementFilterFrom(m_memory.value(filterKey).toMap()));
    m_model->setFetch([this](const PagedTable::PageRequest &page) {
        fetchPage(m_list, m_model, {m_api, request(), page}, statementFrom);
    });
    connectParts();
}

void StatementList::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); },
                     [this] { return wholeList(); }, [this] { return toVariant(m_filter->filter()); },
                     [this](const QVariantMap &kept) { m_filter->take(statementFilterFrom(kept)); }});
    connect(m_filter, &StatementFilterBar::changed, this, [this] {
        m_memory.set(filterKey, toVariant(m_filter->filter()));
        m_model->reload();
    });
    connect(m_model, &PagedTable::phaseChanged, m_list, &ListPage::follow);
    connect(m_list->chosen(), &ChosenRow::chosen, m_pane, &StatementPane::showStatement);
    connect(m_pane, &StatementPane::fetched, this, [this](const Statement &statement) { m_model->apply(statement); });
    connect(m_pane, &StatementPane::placeWanted, this, &StatementList::placeWanted);
    connect(m_pane, &StatementPane::payoutWanted, this, &StatementList::payoutWanted);
    connect(m_pane, &StatementPane::sellerWanted, this, [this](const QString &seller) {
        StatementFilter filter;
        filter.seller = seller;
        m_filter->take(filter);
    });
}

QList<QAction *> StatementList::actions() const
{
    return {m_list->findAction(), m_list->clearAction(), m_list->hold()->pinAction(), m_list->table()->exportAction(),
            m_pane->csvAction(),  m_pane->pdfAction(),   m_pane->placeAction()};
}

ApiRequest StatementList::request() const
{
    return statementsRequest(m_filter->filter(), koreanDate(m_api.clock().at(systemNow())));
}

PagedTable *StatementList::wholeList() const
{
    auto *list = new StatementListModel;
    list->setFetch([list, &api = m_api, request = request()](const PagedTable::PageRequest &page) {
        fetchPage(nullptr, list, {api, request, page}, statementFrom);
    });
    return list;
}

void StatementList::narrow(const StatementFilter &filter)
{
    m_filter->take(filter);
}

void StatementList::refresh()
{
    m_model->refresh();
    m_pane->refresh();
}

ListWords StatementList::words() const
{
    const int rows = m_model->rowCount();
    QString subtitle;
    if (m_model->hasLoaded())
        subtitle = m_model->isComplete() ? tr("%Ln statement(s)", nullptr, rows)
                                         : tr("The newest %Ln statement(s)", nullptr, rows);
    ListWords words{subtitle, tr("The statements could not be loaded: %1"), {}, nullptr};
    if (m_filter->filter().narrows()) {
        words.empty = {QStringLiteral("edit-find"), tr("No statement fits"),
                       tr("A seller is found by his number, his whole username or his e-mail address.")};
        words.remedy = m_list->clearAction();
    } else {
        words.empty = {QStringLiteral("view-financial-list"), tr("No statement yet"),
                       tr("The first ones are made at 04:00 in Seoul after the day something was delivered.")};
    }
    return words;
}

void StatementList::retranslate()
{
    m_filter->retranslate();
    m_model->retranslate();
    m_list->retranslate(tr("Settlements"));
}

} // namespace firstcome
