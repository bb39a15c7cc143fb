// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sale_details.h"

#include "console/sales/admissions_view.h"
#include "console/sales/go_live_view.h"
#include "console/sales/refusals_view.h"
#include "console/sales/sale_words.h"
#include "console/sales/stock_bar.h"
#include "console/widgets/fact_list.h"
#include "console/widgets/format.h"
#include "console/widgets/metrics.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/text_label.h"
#include "console/widgets/time_chart.h"
#include <QBoxLayout>

namespace firstcome {

namespace {

constexpr std::chrono::minutes chartSpan{5};
constexpr int sideWidth = 380;
const QString available = QStringLiteral("available");
const QString held = QStringLiteral("held");
const QString sold = QStringLiteral("sold");

} // namespace

SaleDetails::SaleDetails(ApiClient &api, const UiMemory &memory, Clock serverNow, QWidget *parent)
    : QTabWidget(parent), m_serverNow(std::move(serverNow)), m_state(new StatePill), m_left(textLabel(TextRole::Title)),
      m_bar(new StockBar), m_facts(new FactList), m_chart(new TimeChart({chartSpan})),
      m_admissions(new AdmissionsView(api, memory.at(QStringLiteral("ledger")))), m_refusals(new RefusalsView(api)),
      m_goLive(new GoLiveView(api, m_serverNow))
{
    setDocumentMode(true);
    addTab(figuresTab(), {});
    addTab(m_admissions, {});
    addTab(m_refusals, {});
    addTab(m_goLive, {});
}

QWidget *SaleDetails::figuresTab()
{
    auto *tab = new QWidget;
    auto *line = new QHBoxLayout(tab);
    line->setContentsMargins(0, metrics::medium, 0, 0);
    line->setSpacing(metrics::huge);
    auto *side = new QWidget;
    side->setFixedWidth(sideWidth);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::medium);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::medium);
    head->addWidget(m_state);
    head->addWidget(m_left, 1);
    column->addLayout(head);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    column->addStretch();
    line->addWidget(side);
    line->addWidget(m_chart, 1);
    return tab;
}

void SaleDetails::showSale(const SaleView &sale)
{
    if (sale.id != m_sale.id)
        m_chart->clear();
    m_sale = sale;
    m_admissions->showSale(sale);
    m_refusals->showSale(sale);
    m_goLive->showSale(sale.id);
    showFacts();
    tick();
}

void SaleDetails::tick()
{
    if (m_sale.id == 0)
        return;
    const Instant now = m_serverNow();
    m_state->set(pillOf(m_sale, now));
    m_left->setText(timeLeft(m_sale.window, now));
    m_goLive->tick();
    if (!m_fresh)
        return;
    const Instant at = systemNow();
    m_chart->add(available, {at, double(m_sale.available)});
    m_chart->add(held, {at, double(m_sale.held)});
    m_chart->add(sold, {at, double(m_sale.sold)});
}

void SaleDetails::breakLines()
{
    m_chart->breakLines();
}

void SaleDetails::showFacts()
{
    m_bar->setUnits({m_sale.sold, m_sale.held, m_sale.available});
    m_facts->setValue(QStringLiteral("product"), format::breakable(m_sale.product));
    m_facts->setValue(QStringLiteral("window"), windowText(m_sale.window, m_serverNow()));
    m_facts->setHint(QStringLiteral("window"), format::exact(m_sale.window.openAt) + QStringLiteral(" –\n") +
                                                   format::exact(m_sale.window.closeAt));
    m_facts->setValue(QStringLiteral("limit"),
                      m_sale.perMemberLimit ? tr("%1 a person").arg(limitText(m_sale.perMemberLimit)) : tr("No limit"));
    m_facts->setValue(QStringLiteral("hold"), holdText(m_sale.holdTime));
    m_facts->setValue(QStringLiteral("announced"),
                      m_sale.announced ? tr("Before it opens") : tr("Not before it opens"));
    m_facts->setValue(QStringLiteral("id"), idText(m_sale.id));
    setTabText(1, tr("Admissions  %1").arg(format::count(m_sale.admissions)));
    setTabText(2, tr("Refusals  %1").arg(format::count(m_sale.refusals)));
}

void SaleDetails::retranslate()
{
    setTabText(0, tr("Figures"));
    setTabText(3, tr("Go-live checklist"));
    m_goLive->retranslate();
    m_facts->setLabel(QStringLiteral("product"), tr("Product"));
    m_facts->setLabel(QStringLiteral("window"), tr("Window (KST)"));
    m_facts->setLabel(QStringLiteral("limit"), tr("Limit"));
    m_facts->setLabel(QStringLiteral("hold"), tr("Hold time"));
    m_facts->setLabel(QStringLiteral("announced"), tr("Announced"));
    m_facts->setLabel(QStringLiteral("id"), tr("Sale number"));
    m_chart->setTitle(tr("Units of the product"));
    m_chart->setUnit(tr("units"));
    m_chart->setSeries(available, tr("available"));
    m_chart->setSeries(held, tr("held"));
    m_chart->setSeries(sold, tr("sold"));
    m_bar->retranslate();
    m_admissions->retranslate();
    m_refusals->retranslate();
    showFacts();
    tick();
}

} // namespace firstcome
