// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/day_list.h"

#include "console/page/fetch_page.h"
#include "console/page/filter_bar.h"
#include "console/settlements/day_pane.h"
#include "console/widgets/search_field.h"
#include "console/widgets/table_view.h"
#include <QAction>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

constexpr int mostUnsettled = 7; ///< days on top that have no run

/// In the order of DayListModel::Column.
ListColumns columns()
{
    return {
        {{120}, {0, Cell::Pill}, {88, Cell::Count, 1}, {88, Cell::Count, 2}, {140, Cell::Money}, {112, Cell::Time, 3}},
        148};
}

} // namespace

DayList::DayList(Page *page, const PageContext &context)
    : QObject(page), m_api(context.api), m_model(new DayListModel(this)), m_filter(new FilterBar),
      m_pane(new DayPane(context.api, context.session)),
      m_list(
          new ListPage(page, {{context.api, context.live, context.session, context.memory.at(QStringLiteral("days"))},
                              m_model,
                              keysOf(m_model),
                              columns(),
                              m_filter,
                              m_pane,
                              ListPage::Live}))
{
    m_filter->hide(); // a day is found by scrolling
    page->addActions({m_pane->runAction(), m_pane->statementsAction()});
    m_list->table()->addRowAction(m_pane->runAction());
    m_list->table()->addRowAction(m_pane->statementsAction());
    m_model->setFetch([this](const PagedTable::PageRequest &request) { fetch(request); });
    connectParts();
}

void DayList::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, this, &DayList::showChosen);
    connect(m_model, &PagedTable::phaseChanged, this, [this] {
        m_list->follow();
        showChosen();
    });
    connect(m_pane, &DayPane::ran, this, &DayList::refresh);
    connect(m_pane->statementsAction(), &QAction::triggered, this, [this] {
        if (m_pane->day())
            Q_EMIT statementsWanted(m_pane->day()->date);
    });
}

QList<QAction *> DayList::actions() const
{
    return {m_list->hold()->pinAction(), m_list->table()->exportAction(), m_pane->runAction(),
            m_pane->statementsAction()};
}

QDate DayList::today() const
{
    return koreanDate(m_api.clock().at(systemNow()));
}

void DayList::showChosen()
{
    const auto row = m_model->rowOf(m_list->chosen()->key());
    if (row)
        m_pane->showDay(m_model->at(*row));
    else if (m_list->chosen()->key() == 0)
        m_pane->showDay(std::nullopt);
}

void DayList::fetch(const PagedTable::PageRequest &page)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/settlements/runs"));
    request.with("limit", QString::number(page.limit)).with("cursor", page.cursor);
    m_api.send(request, this, [this, page](const Result<ApiAnswer> &answer) {
        if (!answer)
            return m_model->failPage(page.query, refusalText(answer.error()));
        std::vector<DayRun> runs;
        m_model->setToday(today());
        const QJsonArray items = answer->json.value(u"items").toArray();
        if (page.cursor.isEmpty()) {
            // What is not settled yet has no run: the day it is, and those the run at night has not come to.
            const auto newest = items.isEmpty() ? std::nullopt : dayRunFrom(items[0].toObject());
            const QDate last = newest ? newest->date : today().addDays(-2);
            for (QDate day = today(); day > last && int(runs.size()) < mostUnsettled; day = day.addDays(-1))
                runs.push_back(dayRunOf(day));
        }
        for (const QJsonValue &item : items) {
            if (const auto run = dayRunFrom(item.toObject()))
                runs.push_back(*run);
        }
        m_list->setReadAt(systemNow());
        m_model->takePage(page.query, std::move(runs), answer->json.value(u"nextCursor").toString());
    });
}

void DayList::refresh()
{
    m_model->refresh();
    m_pane->refresh();
}

ListWords DayList::words() const
{
    return {tr("What sellers earned is summed every night at 04:00 in Seoul"),
            tr("The days could not be loaded: %1"),
            {QStringLiteral("view-calendar"), tr("No day yet"), tr("Days appear here as they begin.")},
            nullptr};
}

void DayList::retranslate()
{
    m_filter->retranslate();
    m_model->retranslate();
    m_list->retranslate(tr("Settlements"));
}

} // namespace firstcome
