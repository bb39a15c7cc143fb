// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/resilience_page.h"

#include "console/page/operator_session.h"
#include "console/resilience/breaker_charts.h"
#include "console/resilience/breaker_pane.h"
#include "console/resilience/breaker_words.h"
#include "console/resilience/fault_panel.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/tile.h"
#include "console/widgets/tile_grid.h"
#include "shared/client/api_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QJsonArray>
#include <QScrollArea>

namespace firstcome {

PageInfo ResiliencePage::info()
{
    return {QStringLiteral("resilience"), QT_TRANSLATE_NOOP("Page", "Resilience"), QStringLiteral("network-connect")};
}

ResiliencePage::ResiliencePage(const PageContext &context)
    : m_context(context), m_header(new PageHeader), m_grid(new TileGrid), m_charts(new BreakerCharts),
      m_faults(new FaultPanel(context.api, context.session)), m_pane(new BreakerPane(context.api, context.session)),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this))
{
    arrange();
    addActions({m_pane->forceAction(), m_pane->disableAction(), m_pane->revertAction(), m_pane->limitsAction(),
                m_faults->makeAction(), m_refresh});
    connect(m_refresh, &QAction::triggered, this, &ResiliencePage::refresh);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &ResiliencePage::refresh);
    connect(m_pane, &BreakerPane::placeWanted, this, &Page::openRequested);
    connect(m_pane, &BreakerPane::acted, this, &ResiliencePage::refresh);
    everySecond(this, [this] { look(); });
}

ResiliencePage::~ResiliencePage()
{
    // The shell may have put it into its pane; without one it has no parent.
    if (m_pane && !m_pane->parent())
        delete m_pane;
}

void ResiliencePage::arrange()
{
    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(metrics::medium);
    inner->addWidget(m_grid);
    inner->addWidget(m_charts, 1);
    inner->addWidget(m_faults);
    auto *area = new QScrollArea; // in a low window all of it can still be reached
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(area, LoadingShapes::Kind::Details);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(m_states, 1);
}

void ResiliencePage::look()
{
    if (!isVisible())
        return;
    showTiles();
    if (m_context.session.state() != OperatorSession::State::SignedIn)
        return;
    const Instant now = systemNow();
    if (now - m_asked >= every) {
        fetch();
        m_faults->refresh();
    }
    if (now - m_historyAsked >= historyEvery)
        fetchHistory();
}

void ResiliencePage::refresh()
{
    if (m_breakers.empty())
        m_states->showLoading();
    fetch();
    fetchHistory();
    m_faults->refresh();
}

void ResiliencePage::fetch()
{
    m_asked = systemNow();
    m_context.api.send(
        ApiRequest::get(QStringLiteral("/v1/ops/breakers")), this, [this](const Result<ApiAnswer> &answer) {
            if (answer)
                return take(answer->json);
            m_states->banner()->report({tr("The dependencies could not be loaded: %1").arg(refusalText(answer.error())),
                                        tr("They are loaded again by themselves."), tr("Try again")});
        });
}

void ResiliencePage::take(const QJsonObject &answer)
{
    m_breakers.clear();
    const QJsonArray items = answer.value(u"items").toArray();
    for (const QJsonValue &item : items) {
        if (auto breaker = breakerFrom(item.toObject()))
            m_breakers.push_back(*std::move(breaker));
    }
    m_takenAt = systemNow();
    for (const BreakerView &breaker : m_breakers) {
        if (!m_tiles.contains(breaker.name))
            addTile(breaker.name);
        m_tiles[breaker.name]->addSample(breaker.failureRate(), *m_takenAt);
    }
    m_states->banner()->clear();
    m_header->age()->setAt(*m_takenAt);
    m_breakers.empty() ? m_states->showEmpty() : m_states->showContent();
    if (m_chosen.isEmpty() && !m_breakers.empty()) {
        const auto bad = std::find_if(m_breakers.begin(), m_breakers.end(),
                                      [](const BreakerView &breaker) { return breaker.state != BreakerState::Closed; });
        choose((bad == m_breakers.end() ? m_breakers.front() : *bad).name);
    }
    if (const BreakerView *breaker = find(m_chosen))
        m_pane->showBreaker(*breaker);
    showTiles();
}

void ResiliencePage::addTile(const QString &name)
{
    auto *tile = new Tile;
    tile->setObjectName(name);
    tile->setCheckable(true);
    tile->setTitle(breaker_words::dependency(name));
    m_grid->add(tile);
    m_tiles.insert(name, tile);
    connect(tile, &Tile::clicked, this, [this, name] {
        choose(name);
        Q_EMIT detailsWanted(true);
    });
}

void ResiliencePage::choose(const QString &name)
{
    for (auto tile = m_tiles.begin(); tile != m_tiles.end(); ++tile)
        tile.value()->setChecked(tile.key() == name);
    if (name == m_chosen)
        return;
    m_chosen = name;
    m_charts->begin(name);
    if (const BreakerView *breaker = find(name))
        m_pane->showBreaker(*breaker);
    fetchHistory();
}

void ResiliencePage::fetchHistory()
{
    if (m_chosen.isEmpty())
        return;
    m_historyAsked = systemNow();
    const Instant now = m_context.api.clock().at(m_historyAsked);
    const auto ahead = now - m_historyAsked; // the server's clock before ours
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/breakers/%1/history").arg(m_chosen));
    request.with("from", toIso(now - BreakerCharts::shown)).with("to", toIso(now));
    m_context.api.send(request, this, [this, ahead, name = m_chosen](const Result<ApiAnswer> &answer) {
        if (!answer || name != m_chosen)
            return;
        std::vector<BreakerPoint> points;
        const QJsonArray items = answer->json.value(u"points").toArray();
        for (const QJsonValue &item : items) {
            auto point = breakerPointFrom(item.toObject());
            if (!point)
                continue;
            point->at -= ahead;
            points.push_back(*point);
        }
        m_charts->show(points);
    });
}

const BreakerView *ResiliencePage::find(const QString &name) const
{
    const auto found = std::find_if(m_breakers.begin(), m_breakers.end(),
                                    [&name](const BreakerView &breaker) { return breaker.name == name; });
    return found == m_breakers.end() ? nullptr : &*found;
}

void ResiliencePage::showTiles()
{
    if (!m_takenAt)
        return;
    const Instant now = m_context.api.clock().at(systemNow());
    for (const BreakerView &breaker : m_breakers)
        m_tiles[breaker.name]->setFigure(breaker_words::figure(breaker, now), *m_takenAt);
    m_header->setSubtitle(subtitle());
}

QString ResiliencePage::subtitle() const
{
    QStringList away;
    for (const BreakerView &breaker : m_breakers) {
        if (breaker.turnsAway())
            away << breaker_words::dependency(breaker.name);
    }
    return away.isEmpty() ? tr("Every dependency is called")
                          : tr("Not called: %1").arg(away.join(QStringLiteral(", ")));
}

void ResiliencePage::open(const PageRef &ref)
{
    if (ref.key.isEmpty())
        return;
    choose(ref.key);
    Q_EMIT detailsWanted(true);
}

QWidget *ResiliencePage::details()
{
    return m_pane;
}

void ResiliencePage::retranslate()
{
    m_header->setTitle(tr("Resilience"));
    m_refresh->setText(tr("Refresh"));
    for (auto tile = m_tiles.begin(); tile != m_tiles.end(); ++tile)
        tile.value()->setTitle(breaker_words::dependency(tile.key()));
    m_charts->retranslate();
    m_faults->retranslate();
    m_states->empty()->setText({QStringLiteral("network-connect"), tr("Nothing is depended on yet"),
                                tr("What the server calls appears here with its first call.")});
    showTiles();
}

} // namespace firstcome
