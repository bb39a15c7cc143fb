// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_list.h"

#include "console/instances/instance_charts.h"
#include "console/instances/instance_pane.h"
#include "console/page/filter_bar.h"
#include "console/page/operator_session.h"
#include "console/widgets/content_states.h"
#include "console/widgets/metrics.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/table_view.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QJsonArray>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

/// In the order of InstanceListModel::Column.
ListColumns columns()
{
    return {{{112, Cell::Pill},
             {52},
             {0},
             {76, Cell::Text, 1},
             {96, Cell::Text, 2},
             {68, Cell::Count},
             {96, Cell::Count, 7},
             {88, Cell::Count, 6},
             {100, Cell::Count, 5},
             {96, Cell::Decimal, 4},
             {92, Cell::Time, 3}},
            132};
}

} // namespace

InstanceList::InstanceList(Page *page, const PageContext &context)
    : QObject(page), m_api(context.api), m_session(context.session), m_model(new InstanceListModel(this)),
      m_filter(new FilterBar), m_pane(new InstancePane(context.api, context.session)), m_charts(new InstanceCharts),
      m_list(new ListPage(page, {context, m_model, keysOf(m_model), columns(), m_filter, m_pane}))
{
    m_filter->hide(); // there are few
    page->addActions({m_pane->drainAction(), m_pane->undoAction()});
    m_list->table()->addRowAction(m_pane->drainAction());
    m_list->table()->addRowAction(m_pane->undoAction());
    m_model->setFetch([this](const PagedTable::PageRequest &request) { fetch(request); });
    arrange();
    connectParts();
}

void InstanceList::arrange()
{
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    column->addWidget(m_list->states(), 1);
    column->addWidget(m_charts, 2);
    m_list->setBody(body);
}

void InstanceList::connectParts()
{
    m_list->setPlay({[this] { return listStateOf(*m_model); }, [this] { return words(); }, [this] { refresh(); }, {}});
    connect(m_list->chosen(), &ChosenRow::chosen, this, &InstanceList::showChosen);
    connect(m_model, &PagedTable::phaseChanged, this, [this] {
        m_list->follow();
        showChosen();
    });
    connect(m_pane, &InstancePane::acted, this, &InstanceList::refresh);
    everySecond(this, [this] { look(); });
}

void InstanceList::look()
{
    if (m_list->isVisible() && m_session.state() == OperatorSession::State::SignedIn && systemNow() - m_asked >= every)
        m_model->refresh();
}

QList<QAction *> InstanceList::actions() const
{
    return {m_list->hold()->pinAction(), m_list->table()->exportAction(), m_pane->drainAction(), m_pane->undoAction()};
}

void InstanceList::showChosen()
{
    const Id key = m_list->chosen()->key();
    if (key == 0)
        return m_pane->showInstance(std::nullopt, 0);
    const auto row = m_model->rowOf(key);
    if (!row)
        return m_model->phase() == PagedTable::Phase::Idle ? m_pane->showGone() : void();
    int others = 0;
    for (int other = 0; other < m_model->rowCount(); ++other)
        others += other != *row && m_model->at(other).takesWork();
    m_pane->showInstance(m_model->at(*row), others);
}

void InstanceList::fetch(const PagedTable::PageRequest &page)
{
    m_asked = systemNow();
    m_api.send(ApiRequest::get(QStringLiteral("/v1/ops/instances")), this,
               [this, query = page.query](const Result<ApiAnswer> &answer) {
                   if (answer)
                       return take(answer->json.value(u"items").toArray(), query);
                   m_charts->breakLines();
                   m_model->failPage(query, refusalText(answer.error()));
               });
}

void InstanceList::take(const QJsonArray &items, quint64 query)
{
    std::vector<ServerInstance> instances;
    for (const QJsonValue &item : items) {
        if (auto instance = serverInstanceFrom(item.toObject()))
            instances.push_back(m_model->stamped(*std::move(instance)));
    }
    m_charts->add(instances, systemNow());
    m_list->setReadAt(systemNow());
    m_model->takePage(query, std::move(instances), {});
}

void InstanceList::refresh()
{
    m_model->refresh();
}

ListWords InstanceList::words() const
{
    int serving = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        serving += m_model->at(row).takesWork();
    QString subtitle;
    if (m_model->hasLoaded())
        subtitle = serving == m_model->rowCount() ? tr("%Ln instance(s), all take work", nullptr, serving)
                                                  : tr("%1 of %2 take work").arg(serving).arg(m_model->rowCount());
    return {subtitle,
            tr("The instances could not be loaded: %1"),
            {QStringLiteral("network-server"), tr("No instance serves"),
             tr("A process that starts appears here within five seconds.")},
            nullptr};
}

void InstanceList::retranslate()
{
    m_filter->retranslate();
    m_model->retranslate();
    m_charts->retranslate();
    m_list->retranslate(tr("Instances"));
}

} // namespace firstcome
