// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_page.h"

#include "console/overview/alert_list.h"
#include "console/overview/overview_charts.h"
#include "console/overview/system_panel.h"
#include "console/overview/waiting_work.h"
#include "console/page/operator_session.h"
#include "console/widgets/content_states.h"
#include "console/widgets/data_age_label.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/page_header.h"
#include "console/widgets/refusal_text.h"
#include "console/widgets/second_ticker.h"
#include "console/widgets/tile_grid.h"
#include "shared/client/api_client.h"
#include "shared/client/client_codes.h"
#include "shared/client/live_client.h"
#include <QAction>
#include <QBoxLayout>
#include <QJsonArray>
#include <QResizeEvent>
#include <QScrollArea>

namespace firstcome {

namespace {

constexpr std::chrono::seconds salesPause{15};
constexpr std::chrono::seconds sagasPause{2};
// Without its live frames the page asks by itself, so that a blocked WebSocket costs freshness, not the page.
constexpr std::chrono::seconds silenceLimit{5};
constexpr int heightForFullTiles = 600;

} // namespace

PageInfo OverviewPage::info()
{
    return {QStringLiteral("overview"), QT_TRANSLATE_NOOP("Page", "Overview"), QStringLiteral("view-statistics")};
}

OverviewPage::OverviewPage(const PageContext &context)
    : m_context(context), m_check(context.api), m_work(new WaitingWork(context, this)), m_header(new PageHeader),
      m_alertList(new AlertList), m_charts(new OverviewCharts), m_system(new SystemPanel(m_check)),
      m_refresh(new QAction(themedIcon(QStringLiteral("view-refresh")), {}, this)),
      m_pause(new QAction(themedIcon(QStringLiteral("media-playback-pause")), {}, this)),
      m_showSystem(new QAction(themedIcon(QStringLiteral("view-list-details")), {}, this))
{
    arrange();
    m_context.live.subscribe(QStringLiteral("metrics"), this, [this](const QJsonObject &frame) { take(frame); });
    connect(&m_context.live, &LiveClient::statusChanged, this, [this] {
        if (m_context.live.status().phase == LiveStatus::Phase::Reconnecting)
            m_charts->breakLines();
    });
    connect(&m_check, &InvariantCheck::changed, this, [this] {
        showTiles();
        showAlerts();
    });
    connect(m_work, &WaitingWork::changed, this, &OverviewPage::showAlerts);
    connect(m_alertList, &AlertList::followed, this, [this](const PageRef &where) {
        if (where.page == info().id)
            showSection(where.key);
        else
            Q_EMIT openRequested(where);
    });
    everySecond(this, [this] {
        if (!isVisible())
            return;
        showTiles();
        // Signed out, there is nothing to be had; the way back in fetches everything.
        if (m_context.session.state() != OperatorSession::State::SignedIn)
            return;
        const Instant now = systemNow();
        if (now - m_salesAsked > salesPause) {
            fetchSales();
            m_work->refresh();
        }
        if (now - m_sagasAsked > sagasPause)
            fetchSagas();
        if (m_takenAt && now - std::max(*m_takenAt, m_asked) > silenceLimit)
            fetchFigures();
    });
}

OverviewPage::~OverviewPage()
{
    // The shell may have put it into its pane; without one it has no parent.
    if (m_system && !m_system->parent())
        delete m_system;
}

void OverviewPage::arrange()
{
    m_pause->setCheckable(true);
    connect(m_refresh, &QAction::triggered, this, &OverviewPage::refresh);
    connect(m_pause, &QAction::toggled, m_charts, &OverviewCharts::setPaused);
    connect(m_showSystem, &QAction::triggered, this, [this] { Q_EMIT detailsWanted(true); });
    addActions({m_refresh, m_pause, m_showSystem});
    m_header->addButton(m_pause);
    m_header->addButton(m_showSystem);

    auto *content = new QWidget;
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(metrics::medium);
    inner->addWidget(tileGrid());
    inner->addWidget(m_charts, 1);
    // In a low window all of it can still be reached.
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_states = new ContentStates(area, LoadingShapes::Kind::Details);
    connect(m_states->banner(), &ErrorBanner::actClicked, this, &OverviewPage::refresh);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::huge, metrics::large, metrics::huge, metrics::large);
    column->setSpacing(metrics::medium);
    column->addWidget(m_header);
    column->addWidget(m_alertList);
    column->addWidget(m_states, 1);
}

QWidget *OverviewPage::tileGrid()
{
    auto *grid = new TileGrid;
    for (const OverviewTile &spec : overviewTiles()) {
        auto *tile = new Tile;
        tile->setObjectName(QString::fromLatin1(spec.id));
        connect(tile, &Tile::clicked, this, [this, &spec] { follow(spec); });
        grid->add(tile);
        m_tiles.insert(QString::fromLatin1(spec.id), tile);
    }
    return grid;
}

void OverviewPage::refresh()
{
    if (!m_history.last())
        m_states->showLoading();
    fetchFigures();
    fetchSales();
    fetchSagas();
    m_work->refresh();
}

void OverviewPage::fetchFigures()
{
    m_asked = systemNow();
    m_context.api.send(
        ApiRequest::get(QStringLiteral("/v1/ops/overview")), this, [this](const Result<ApiAnswer> &answer) {
            if (answer)
                return take(answer->json);
            takeSilence(answer.error());
            m_states->banner()->report({tr("The figures could not be loaded: %1").arg(refusalText(answer.error())),
                                        tr("Live figures go on as soon as the server answers."), tr("Try again")});
        });
}

void OverviewPage::takeSilence(const Refusal &refusal)
{
    // The server is there and cannot say how it is: it has lost what it keeps everything in.
    m_silence.reset();
    if (statusOf(refusal) >= 500)
        m_silence = {QStringLiteral("database"),
                     Tone::Act,
                     tr("The server answers, but has no figures: %1").arg(refusalText(refusal)),
                     {info().id, QStringLiteral("requests"), {}}};
    showAlerts();
}

void OverviewPage::showAlerts()
{
    std::vector<ServerAlert> alerts = m_alerts;
    if (m_silence)
        alerts.insert(alerts.begin(), *m_silence);
    if (const auto &report = m_check.report(); report && !report->ok)
        alerts.insert(alerts.begin(),
                      {QStringLiteral("invariants"),
                       Tone::Act,
                       tr("What always holds does not: %1 of %2").arg(report->broken()).arg(report->invariants.size()),
                       {info().id, QStringLiteral("invariants"), {}}});
    const std::vector<ServerAlert> waiting = m_work->alerts();
    alerts.insert(alerts.end(), waiting.begin(), waiting.end());
    m_alertList->setAlerts(std::move(alerts));
}

void OverviewPage::open(const PageRef &ref)
{
    if (!ref.key.isEmpty())
        showSection(ref.key);
}

void OverviewPage::showSection(const QString &section)
{
    Q_EMIT detailsWanted(true);
    m_system->goTo(section);
}

QWidget *OverviewPage::details()
{
    return m_system;
}

void OverviewPage::take(const QJsonObject &answer)
{
    if (!m_history.add(overviewFrom(answer)))
        return;
    const Instant now = systemNow();
    m_takenAt = now;
    m_lastAnswer = answer;
    m_alerts = serverAlertsFrom(answer);
    m_silence.reset();
    m_work->takeOverview(answer);
    m_states->banner()->clear();
    m_states->showContent();
    m_header->age()->setAt(now);
    m_charts->add(m_history, now);
    for (const OverviewTile &spec : overviewTiles()) {
        if (const auto value = spec.sample(state()))
            m_tiles[QString::fromLatin1(spec.id)]->addSample(*value, now);
    }
    showTiles();
    m_system->showHistory(m_history);
}

void OverviewPage::fetchSales()
{
    m_salesAsked = systemNow();
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/sales"));
    request.with("limit", QStringLiteral("100"));
    m_context.api.send(request, this, [this](const Result<ApiAnswer> &answer) {
        if (!answer)
            return;
        std::vector<SaleView> sales;
        for (const QJsonValue item : answer->json.value(QLatin1StringView("items")).toArray())
            sales.push_back(saleFrom(item.toObject()));
        m_sales = std::move(sales);
        showTiles();
    });
}

void OverviewPage::fetchSagas()
{
    m_sagasAsked = systemNow();
    m_context.api.send(ApiRequest::get(QStringLiteral("/v1/ops/sagas")), this, [this](const Result<ApiAnswer> &answer) {
        if (!answer)
            return;
        m_sagas = sagaFiguresFrom(answer->json);
        m_charts->addSagas(*m_sagas, systemNow());
    });
}

OverviewState OverviewPage::state() const
{
    return {m_history, m_check, m_sales, m_sagas, m_context.api.clock().at(systemNow())};
}

void OverviewPage::showTiles()
{
    if (!m_takenAt)
        return;
    for (const OverviewTile &spec : overviewTiles())
        m_tiles[QString::fromLatin1(spec.id)]->setFigure(spec.figure(state()), *m_takenAt);
    m_header->setSubtitle(saleLine());
}

QString OverviewPage::saleLine() const
{
    if (!m_sales)
        return {};
    const Instant now = m_context.api.clock().at(systemNow());
    int open = 0;
    const SaleView *first = nullptr;
    for (const SaleView &sale : *m_sales) {
        if (sale.window.stateAt(now) != SaleState::Open)
            continue;
        ++open;
        if (!first || sale.window.closeAt < first->window.closeAt)
            first = &sale;
    }
    if (!first)
        return tr("No sale is open");
    const QString left = format::duration(first->window.closeAt - now);
    return open == 1 ? tr("“%1” closes in %2").arg(first->product, left)
                     : tr("%1 sales are open; the first closes in %2").arg(open).arg(left);
}

void OverviewPage::follow(const OverviewTile &tile)
{
    if (tile.page) {
        Q_EMIT openRequested({QString::fromLatin1(tile.page), {}, {}});
        return;
    }
    showSection(QString::fromLatin1(tile.section));
}

void OverviewPage::showEvent(QShowEvent *event)
{
    m_check.setLive(true);
    Page::showEvent(event);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_check.setLive(false);
    Page::hideEvent(event);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    for (Tile *tile : std::as_const(m_tiles))
        tile->setCompact(event->size().height() < heightForFullTiles);
}

void OverviewPage::retranslate()
{
    m_header->setTitle(tr("Overview"));
    m_refresh->setText(tr("Refresh"));
    m_pause->setText(tr("Pause charts"));
    m_showSystem->setText(tr("System"));
    for (const OverviewTile &spec : overviewTiles())
        m_tiles[QString::fromLatin1(spec.id)]->setTitle(titleOf(spec));
    m_charts->retranslate();
    m_alerts = serverAlertsFrom(m_lastAnswer);
    showAlerts();
    m_system->retranslate();
    showTiles();
}

} // namespace firstcome
